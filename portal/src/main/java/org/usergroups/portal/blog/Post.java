package org.usergroups.portal.blog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post of a group, draft or published. */
public record Post(
        String id,
        String slug,
        long version,
        String groupId,
        @Nullable String groupSlug,
        @Nullable String groupName,
        @Nullable String country,
        String title,
        @Nullable String markdown,
        @Nullable String html,
        @Nullable String excerpt,
        @Nullable String language,
        List<String> topics,
        @Nullable String state,
        @Nullable String authorId,
        @Nullable String authorName,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable Instant publishedAt) {

    public Post {
        topics = topics == null ? List.of() : List.copyOf(topics);
    }

    public boolean isDraft() {
        return !"published".equals(state);
    }
}
