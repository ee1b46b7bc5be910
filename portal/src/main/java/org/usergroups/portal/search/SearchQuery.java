package org.usergroups.portal.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What somebody searches for: words, and values of facets. Every state of the search page is one such query.
 *
 * @param isLiteral whether the words are taken as they are, and not for places and topics
 */
public record SearchQuery(
        String q,
        Map<String, List<String>> filters,
        boolean isLiteral,
        @Nullable String cursor) {
    /** The facets, in the order in which the page shows them. */
    public static final List<String> FACETS = List.of("type", "country", "topic", "language");

    /** What a search can be narrowed by: the facets, and what is known of a group's life. */
    static final List<String> FILTERS = List.of("type", "country", "topic", "language", "status");

    /** All that can be known of a group's life; archived groups are found only when they are asked for. */
    static final List<String> STATUSES = List.of("active", "prospective", "quiet", "dormant", "archived");

    private static final Set<String> TYPES = Set.of("group", "meeting", "post", "list", "thread", "album", "photo");
    private static final int VALUES_AT_MOST = 20;
    private static final int LONGEST_VALUE = 80;

    public SearchQuery {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String facet : FILTERS) {
            List<String> values = filters.getOrDefault(facet, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty() && value.length() <= LONGEST_VALUE)
                    .filter(value -> !facet.equals("type") || TYPES.contains(value))
                    .filter(value -> !facet.equals("status") || STATUSES.contains(value))
                    .distinct()
                    .limit(VALUES_AT_MOST)
                    .toList();
            if (!values.isEmpty()) {
                kept.put(facet, values);
            }
        }
        filters = kept;
        cursor = cursor == null || cursor.isBlank() ? null : cursor;
    }

    /** A query for words alone. */
    public static SearchQuery of(@Nullable String q) {
        return new SearchQuery(q == null ? "" : q.strip(), Map.of(), false, null);
    }

    /** Whether a value is chosen. */
    public boolean has(String facet, String value) {
        return filters.getOrDefault(facet, List.of()).contains(value);
    }

    /** The same from the first hit, with one more value. */
    public SearchQuery with(String facet, String value) {
        List<String> values = new ArrayList<>(filters.getOrDefault(facet, List.of()));
        values.add(value);
        return replaced(facet, values);
    }

    /** The same from the first hit, without a value. */
    public SearchQuery without(String facet, String value) {
        List<String> values = new ArrayList<>(filters.getOrDefault(facet, List.of()));
        values.remove(value);
        return replaced(facet, values);
    }

    /** Whether archived groups are found, too. */
    public boolean isWithArchived() {
        return has("status", "archived");
    }

    /** The same from the first hit for groups alone, archived ones too. */
    public SearchQuery withArchived() {
        return replaced("type", List.of("group")).replaced("status", STATUSES);
    }

    /** The same from the first hit, without any value of a filter. */
    SearchQuery without(String filter) {
        return replaced(filter, List.of());
    }

    /** The same from the first hit, with other words. */
    public SearchQuery withWords(String words) {
        return new SearchQuery(words, filters, isLiteral, null);
    }

    /** The same from the first hit, with the words taken as they are. */
    public SearchQuery literally() {
        return new SearchQuery(q, filters, true, null);
    }

    /** The same from where {@code next} points. */
    public SearchQuery from(@Nullable String next) {
        return new SearchQuery(q, filters, isLiteral, next);
    }

    private SearchQuery replaced(String facet, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(filters);
        changed.put(facet, values);
        return new SearchQuery(q, changed, isLiteral, null);
    }

    /** The address of the search page in this state. */
    public String path() {
        String query = parameters().stream()
                .map(parameter -> parameter.name() + "=" + UriUtils.encode(parameter.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/search" : "/search?" + query;
    }

    /** Name and value of everything that is set; a name may come several times. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        if (!q.isEmpty()) {
            parameters.add(new Parameter("q", q));
        }
        if (isLiteral) {
            parameters.add(new Parameter("literal", "true"));
        }
        filters.forEach((facet, values) -> values.forEach(value -> parameters.add(new Parameter(facet, value))));
        if (cursor != null) {
            parameters.add(new Parameter("cursor", cursor));
        }
        return parameters;
    }

    record Parameter(String name, String value) {}
}
