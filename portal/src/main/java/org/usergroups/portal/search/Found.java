package org.usergroups.portal.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search found: a stretch of hits, and counts by facet over all of them. */
public record Found(
        long total,
        List<Hit> items,
        Map<String, List<Count>> facets,
        List<Understood> understood,
        @Nullable String next) {

    /** Nothing. */
    public static final Found NOTHING = new Found(0, List.of(), Map.of(), List.of(), null);

    public Found {
        items = items == null ? List.of() : List.copyOf(items);
        understood = understood == null ? List.of() : List.copyOf(understood);
        facets = facets == null ? Map.of() : Map.copyOf(facets);
    }

    /** The counts of one facet, empty when the index does not know it. */
    public List<Count> facet(String name) {
        return facets.getOrDefault(name, List.of());
    }

    /**
     * Some words of the question and what they were taken for.
     *
     * @param kind place, near, topic, type, language, access or online
     * @param corrected whether the words are only nearly so
     * @param without the question without these words
     * @param country the code of a country that they name, or in which what they name is
     * @param near of a city what the filter {@code near} takes for the same
     * @param kilometres how far around a place is looked, if that is said
     */
    public record Understood(
            String kind,
            String typed,
            String name,
            boolean corrected,
            String without,
            @Nullable String country,
            @Nullable String near,
            @Nullable Double kilometres) {}

    /** How many hits have a value; the name is of a region or city, which no language of ours knows by its value. */
    public record Count(String value, long count, @Nullable String name) {}
}
