package org.usergroups.search.queries;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: words, and filters of which each may have several values, any of which will do.
 *
 * @param filters values by the name of a facet
 * @param statuses of groups that are shown; none for all but archived ones
 * @param from leaves out what was before this instant, and meetings that are called off, and asks for the earliest first
 * @param reader the language that the reader has, with a country if known
 * @param isLiteral whether the words are taken as they are, and not for places and topics
 */
record SearchQuestion(
        String words,
        Map<Facet, List<String>> filters,
        List<String> statuses,
        Narrowing narrowing,
        @Nullable Instant from,
        Sort sort,
        Locale reader,
        boolean isLiteral,
        int size,
        @Nullable String cursor) {

    /** This question narrowed to types that its words name, unless it is narrowed already. Groups come first in any case. */
    SearchQuestion ofTypes(List<String> types) {
        var named = types.stream().filter(type -> !type.equals("group")).toList();
        if (named.isEmpty() || !filters.getOrDefault(Facet.type, List.of()).isEmpty()) {
            return this;
        }
        var narrowed = new EnumMap<Facet, List<String>>(filters);
        narrowed.put(Facet.type, types);
        return new SearchQuestion(
                words, Map.copyOf(narrowed), statuses, narrowing, from, sort, reader, isLiteral, size, cursor);
    }
}
