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
 * What somebody searches for: words, and values of filters. Every state of the search page is one such query.
 *
 * @param isLiteral whether the words are taken as they are, and not for places and topics
 */
public record SearchQuery(
        String q,
        Map<String, List<String>> filters,
        boolean isLiteral,
        @Nullable String cursor) {
    /** The facets, in the order in which the page shows them. */
    public static final List<String> FACETS =
            List.of("type", "country", "subdivision", "city", "topic", "language", "status", "access", "lookingFor");

    /** All that can be known of a group's life; archived groups are found only when they are asked for. */
    static final List<String> STATUSES = List.of("active", "prospective", "quiet", "dormant", "archived");

    /** What the form of the search page asks for; the facets are links. */
    private static final Set<String> IN_FORM =
            Set.of("near", "radius", "has", "featured", "online", "from", "since", "sort");

    public SearchQuery {
        filters = Filters.understood(filters);
        cursor = cursor == null || cursor.isBlank() ? null : cursor;
    }

    /** A query for words alone. */
    public static SearchQuery of(@Nullable String q) {
        return new SearchQuery(q == null ? "" : q.strip(), Map.of(), false, null);
    }

    /** Whether a value is chosen. */
    public boolean has(String filter, String value) {
        return all(filter).contains(value);
    }

    /** The values of a filter. */
    public List<String> all(String filter) {
        return filters.getOrDefault(filter, List.of());
    }

    /** The value of a filter that has one, else null. */
    public @Nullable String only(String filter) {
        List<String> values = all(filter);
        return values.size() == 1 ? values.getFirst() : null;
    }

    /** How many kilometres around the place that is near are meant. */
    int radius() {
        String radius = only("radius");
        return radius == null ? Filters.USUAL_RADIUS : Integer.parseInt(radius);
    }

    /** The same from the first hit, with one more value. */
    public SearchQuery with(String filter, String value) {
        List<String> values = new ArrayList<>(all(filter));
        values.add(value);
        return replaced(filter, values);
    }

    /** The same from the first hit, without a value. */
    public SearchQuery without(String filter, String value) {
        List<String> values = new ArrayList<>(all(filter));
        values.remove(value);
        return replaced(filter, values);
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

    /** The same from the first hit, with other values of a filter. */
    public SearchQuery replaced(String filter, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(filters);
        changed.put(filter, values);
        return new SearchQuery(q, changed, isLiteral, null);
    }

    /** The address of the search page in this state. */
    public String path() {
        String query = encoded(parameters());
        return query.isEmpty() ? "/search" : "/search?" + query;
    }

    /** What all hits have in common, wherever a page of them begins and however they are sorted: for maps and files. */
    public String narrowing() {
        return encoded(narrowingParameters());
    }

    /** The same for a reader of a language, so that a name means the same place as on the page. */
    public String narrowing(String language) {
        List<Parameter> parameters = new ArrayList<>(narrowingParameters());
        parameters.add(new Parameter("lang", language));
        return encoded(parameters);
    }

    private List<Parameter> narrowingParameters() {
        return from(null).without("sort").parameters();
    }

    /** What a form on the page has to keep that it does not ask for itself. */
    public List<Parameter> kept() {
        return from(null).parameters().stream()
                .filter(parameter -> !IN_FORM.contains(parameter.name()))
                .toList();
    }

    private static String encoded(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.name() + "=" + UriUtils.encode(parameter.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
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
        filters.forEach((filter, values) -> values.forEach(value -> parameters.add(new Parameter(filter, value))));
        if (cursor != null) {
            parameters.add(new Parameter("cursor", cursor));
        }
        return parameters;
    }

    /** A part of the address. */
    public record Parameter(String name, String value) {}
}
