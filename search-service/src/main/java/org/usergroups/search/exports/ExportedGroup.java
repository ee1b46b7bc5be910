package org.usergroups.search.exports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.documents.SearchDocument;

/**
 * A group as a search tells it; all that is known of it is at the roster.
 *
 * @param url the page's address
 * @param changedAt when its entry was last changed
 */
record ExportedGroup(
        String id,
        String name,
        String summary,
        String url,
        @Nullable String country,
        @Nullable String city,
        @Nullable Double lat,
        @Nullable Double lon,
        List<String> languages,
        List<String> topics,
        @Nullable String status,
        @Nullable Instant changedAt) {

    static ExportedGroup of(SearchDocument group, String url) {
        var point = group.location();
        return new ExportedGroup(
                group.id(),
                group.title(),
                group.summary(),
                url,
                group.country(),
                group.city(),
                point == null ? null : point.lat(),
                point == null ? null : point.lon(),
                group.languages(),
                group.topics(),
                group.status(),
                group.at());
    }
}
