package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A usergroup's entry in the roster. */
public record Group(
        String id,
        String slug,
        long version,
        String name,
        @Nullable String description,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable String scope,
        boolean online,
        @Nullable String zone,
        List<String> languages,
        List<String> topics,
        @Nullable String url,
        List<Channel> channels,
        @Nullable String status,
        @Nullable Instant registeredAt,
        @Nullable Instant changedAt,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    public Group {
        languages = languages == null ? List.of() : List.copyOf(languages);
        topics = topics == null ? List.of() : List.copyOf(topics);
        channels = channels == null ? List.of() : List.copyOf(channels);
    }

    /** The language of the entry when it has exactly one, for the {@code lang} attribute. */
    public @Nullable String language() {
        return languages.size() == 1 ? languages.getFirst() : null;
    }

    /** One place where the group talks. */
    public record Channel(@Nullable String type, @Nullable String url) {}
}
