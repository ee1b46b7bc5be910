package org.usergroups.search.queries;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.documents.SearchDocument;

/**
 * What was found.
 *
 * @param facets counts by facet; each facet ignores its own filter, so that its other values can be chosen
 * @param understood what the words of the question were taken for, in their order
 * @param next the cursor of the next page, or null on the last
 */
record SearchAnswer(
        long total,
        List<Hit> items,
        Map<Facet, List<Count>> facets,
        List<UnderstoodPart> understood,
        @Nullable String next) {

    /**
     * One thing that was found.
     *
     * @param highlights passages as HTML: escaped, with {@code mark} around what matched
     * @param location WGS 84 degrees
     * @param kilometres from the place that was asked for, if there is one
     * @param featured why coordinators feature the group, as long as they do
     * @param why what it was found by, if that was asked
     * @param status of a group's life, or {@code called-off} for a meeting
     * @param url the page's address at the portal
     */
    record Hit(
            String type,
            String id,
            @Nullable String slug,
            String title,
            String summary,
            List<String> highlights,
            @Nullable GroupHead group,
            @Nullable String country,
            @Nullable String city,
            List<String> topics,
            @Nullable String language,
            @Nullable Instant at,
            @Nullable String picture,
            @Nullable String status,
            String url,
            SearchDocument.@Nullable Location location,
            @Nullable Double kilometres,
            SearchDocument.@Nullable Featured featured,
            @Nullable List<Why> why) {

        static Hit of(SearchDocument document, Instant now) {
            return of(document, now, List.of(), null, null);
        }

        static Hit of(
                SearchDocument document,
                Instant now,
                List<String> highlights,
                @Nullable Double kilometres,
                @Nullable List<Why> why) {
            return new Hit(
                    document.type(),
                    document.id(),
                    document.slug(),
                    document.title(),
                    document.summary(),
                    highlights,
                    GroupHead.of(document.group()),
                    document.country(),
                    document.city(),
                    document.topics(),
                    document.languages().stream().findFirst().orElse(null),
                    document.at(),
                    document.picture(),
                    document.status(),
                    document.url(),
                    document.location(),
                    kilometres,
                    Optional.ofNullable(document.featured())
                            .filter(featured -> featured.isSo(now))
                            .orElse(null),
                    why);
        }
    }

    /**
     * Some words of the question, and what of a hit they matched.
     *
     * @param kind city, near, country, region, topic, language, access, online, name or words
     */
    record Why(String kind, String typed, String matched) {}

    /** The group of what was found. */
    record GroupHead(
            String id,
            @Nullable String slug,
            @Nullable String name,
            @Nullable String country,
            @Nullable String city) {

        static @Nullable GroupHead of(SearchDocument.@Nullable GroupCopy group) {
            return group == null
                    ? null
                    : new GroupHead(group.id(), group.slug(), group.name(), group.country(), group.city());
        }
    }

    /**
     * How many of what was found have a value.
     *
     * @param name of a division or city, for people; null where the value has a name in every language
     */
    record Count(String value, long count, @Nullable String name) {}
}
