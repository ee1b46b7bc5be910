package org.usergroups.search.queries;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: words, and filters of which each may have several values, any of which will do.
 *
 * @param filters values by the name of a facet; of access all must be there
 * @param from leaves out what was before this instant, and meetings that are called off, and asks for the earliest first
 * @param reader the language that the reader has, with a country if known
 * @param isLiteral whether the words are taken as they are, and not for places and topics
 * @param facets those that are counted
 * @param isExplained whether each hit says what it was found by
 */
record SearchQuestion(
        String words,
        Map<Facet, List<String>> filters,
        Narrowing narrowing,
        @Nullable Instant from,
        Sort sort,
        Locale reader,
        boolean isLiteral,
        Set<Facet> facets,
        boolean isExplained,
        int size,
        @Nullable String cursor) {

    /** This question narrowed to types that its words name, unless it is narrowed already. Groups come first in any case. */
    SearchQuestion ofTypes(List<String> types) {
        var named = types.stream().filter(type -> !type.equals("group")).toList();
        return named.isEmpty() ? this : orOfTypes(types);
    }

    /** This question narrowed to types unless it is narrowed already. */
    SearchQuestion orOfTypes(List<String> types) {
        return filters.getOrDefault(Facet.type, List.of()).isEmpty() ? onlyOfTypes(types) : this;
    }

    /** This question for one type, whatever types it was for. */
    SearchQuestion onlyOfType(String type) {
        return onlyOfTypes(List.of(type));
    }

    private SearchQuestion onlyOfTypes(List<String> types) {
        var narrowed = new EnumMap<Facet, List<String>>(filters);
        narrowed.put(Facet.type, types);
        return with(Map.copyOf(narrowed), narrowing, sort, facets);
    }

    /** This question on the whole map. */
    SearchQuestion everywhere() {
        return with(filters, narrowing.everywhere(), sort, facets);
    }

    private SearchQuestion with(
            Map<Facet, List<String>> newFilters, Narrowing newNarrowing, Sort newSort, Set<Facet> newFacets) {
        return new SearchQuestion(
                words,
                newFilters,
                newNarrowing,
                from,
                newSort,
                reader,
                isLiteral,
                newFacets,
                isExplained,
                size,
                cursor);
    }

    /** Whether archived groups are asked for: otherwise they are left out. */
    boolean isWithArchived() {
        return !filters.getOrDefault(Facet.status, List.of()).isEmpty();
    }

    /** This question with what is nearest to its place first, within so many kilometres. */
    SearchQuestion nearest(double kilometres) {
        return with(filters, narrowing.within(kilometres), Sort.distance, Set.of());
    }
}
