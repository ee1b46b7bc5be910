package org.usergroups.search.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may be about to type, by kind, in the reader's language as far as it is known. {@code text} is what to search for.
 *
 * @param groups of whose names one has words that begin so
 * @param places that have groups: cities, countries, parts of countries and of the world
 * @param topics of the vocabulary
 * @param corrected where there is none of these, what is typed without its slips, if it has some
 */
record Suggestions(
        List<OfGroup> groups,
        List<OfPlace> places,
        List<OfTopic> topics,
        @Nullable String corrected) {

    static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of(), null);

    boolean isEmpty() {
        return groups.isEmpty() && places.isEmpty() && topics.isEmpty();
    }

    /**
     * A group.
     *
     * @param matched the name that has what is typed, if it is not the one in {@code text}
     */
    record OfGroup(
            String text,
            @Nullable String matched,
            @Nullable String slug,
            @Nullable String city,
            @Nullable String country) {}

    /**
     * A city, a country, or a part of one or of the world.
     *
     * @param matched the name that begins so, if it is not the one in {@code text}
     */
    record OfPlace(
            String text,
            @Nullable String matched,
            @Nullable String country,
            @Nullable String region) {}

    /**
     * A topic.
     *
     * @param topic its key
     */
    record OfTopic(String text, String topic) {}
}
