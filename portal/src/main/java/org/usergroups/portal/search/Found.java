package org.usergroups.portal.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search found: a stretch of hits, and counts by facet over all of them. */
public record Found(
        long total,
        List<Hit> items,
        Map<String, List<Count>> facets,
        @Nullable String next) {

    /** Nothing. */
    public static final Found NOTHING = new Found(0, List.of(), Map.of(), null);

    public Found {
        items = items == null ? List.of() : List.copyOf(items);
        facets = facets == null ? Map.of() : Map.copyOf(facets);
    }

    /** The counts of one facet, empty when the index does not know it. */
    public List<Count> facet(String name) {
        return facets.getOrDefault(name, List.of());
    }

    /** How many hits have a value. */
    public record Count(String value, long count) {}
}
