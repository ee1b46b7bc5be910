package org.usergroups.search.exports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.documents.SearchDocument;

/**
 * Something as a search tells it; all that is known of it is at the service that it comes from.
 *
 * @param type group, meeting, post, list, thread, album or photo
 * @param url the page's address
 * @param group the name of the group that it belongs to; of a group none
 * @param at when it begins, was published, taken or written; of a group when its entry was last changed
 * @param endsAt when a meeting is over
 * @param venue where a meeting is
 */
record ExportedThing(
        String type,
        String id,
        String name,
        String summary,
        String url,
        @Nullable String group,
        @Nullable String country,
        @Nullable String city,
        @Nullable Double lat,
        @Nullable Double lon,
        List<String> languages,
        List<String> topics,
        @Nullable String status,
        @Nullable Instant at,
        @Nullable Instant endsAt,
        @Nullable String venue) {

    static ExportedThing of(SearchDocument found, String url) {
        var point = found.location();
        var isOfGroup = !found.type().equals("group");
        var occasion = Optional.ofNullable(found.occasion());
        return new ExportedThing(
                found.type(),
                found.id(),
                found.title(),
                found.summary(),
                url,
                isOfGroup && found.group() != null ? found.group().name() : null,
                found.country(),
                found.city(),
                point == null ? null : point.lat(),
                point == null ? null : point.lon(),
                found.languages(),
                found.topics(),
                found.status(),
                found.at(),
                occasion.map(SearchDocument.Occasion::endsAt).orElse(null),
                occasion.map(SearchDocument.Occasion::venue).orElse(null));
    }
}
