package org.usergroups.search.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may be about to type, by kind. {@code text} is what to search for.
 *
 * @param groups whose name has words that begin so
 * @param places that have groups: cities, then countries
 * @param topics of the vocabulary
 */
record Suggestions(List<OfGroup> groups, List<OfPlace> places, List<OfTopic> topics) {

    record OfGroup(
            String text,
            @Nullable String slug,
            @Nullable String city,
            @Nullable String country) {}

    /**
     * A city or a country.
     *
     * @param matched the name that begins so, if it is not the one in {@code text}
     */
    record OfPlace(
            String text,
            @Nullable String matched,
            String country,
            @Nullable String region) {}

    /**
     * A topic.
     *
     * @param topic its key
     */
    record OfTopic(String text, String topic) {}
}
