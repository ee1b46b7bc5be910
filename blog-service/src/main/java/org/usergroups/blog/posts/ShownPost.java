package org.usergroups.blog.posts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.blog.roster.Group;
import org.usergroups.platform.events.Stored;

/**
 * A post as the API answers it, with its group as the roster has it now.
 *
 * @param groupSlug null with the other fields of the group if the group is gone
 */
record ShownPost(
        String id,
        String slug,
        long version,
        String groupId,
        @Nullable String groupSlug,
        @Nullable String groupName,
        @Nullable String country,
        String title,
        String markdown,
        String html,
        String excerpt,
        String language,
        List<String> topics,
        PostState state,
        String authorId,
        String authorName,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant publishedAt) {

    static ShownPost of(Stored<Post> stored, @Nullable Group group) {
        var post = stored.state();
        return new ShownPost(
                stored.id(),
                post.slug(),
                stored.version(),
                post.groupId(),
                group == null ? null : group.slug(),
                group == null ? null : group.name(),
                group == null ? null : group.country(),
                post.title(),
                post.markdown(),
                post.html(),
                post.excerpt(),
                post.language(),
                post.topics(),
                post.state(),
                post.authorId(),
                post.authorName(),
                post.createdAt(),
                post.changedAt(),
                post.isPublished() ? post.publishedAt() : null);
    }
}
