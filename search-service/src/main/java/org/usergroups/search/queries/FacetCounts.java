package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Division;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.search.index.Queries;
import org.usergroups.search.queries.SearchAnswer.Count;

/** Filters by facets, and counts of what each filter's other values would find. */
@Component
class FacetCounts {

    private final Gazetteer gazetteer;
    private final Names names;
    private final Map<String, Division> divisions = new HashMap<>();

    FacetCounts(Gazetteer gazetteer, Names names) {
        this.gazetteer = gazetteer;
        this.names = names;
        gazetteer.divisions().forEach(division -> divisions.put(division.key(), division));
    }

    /** The conditions of all filters. */
    static List<Query> filters(Map<Facet, List<String>> filters) {
        var conditions = new ArrayList<Query>();
        filters.forEach((facet, values) -> {
            if (facet == Facet.access) {
                values.forEach(value -> conditions.add(Queries.term(facet.field(), value)));
            } else if (!values.isEmpty()) {
                conditions.add(Queries.terms(facet.field(), values));
            }
        });
        return conditions;
    }

    /** What counts a facet. */
    static Aggregation counting(Facet facet) {
        return Aggregation.of(aggregation ->
                aggregation.terms(terms -> terms.field(facet.field()).size(facet.most())));
    }

    /**
     * The counts of all facets that were counted, the most frequent values. What is chosen of cities and regions is always among them, so that it has its
     * name, with 0 where it is none of the most frequent.
     */
    Map<Facet, List<Count>> of(Map<String, Aggregate> aggregates, Map<Facet, List<String>> filters, Locale reader) {
        var facets = new EnumMap<Facet, List<Count>>(Facet.class);
        for (var facet : Facet.values()) {
            var values = aggregates.get(facet.name());
            if (values != null) {
                var counted = counts(facet, values, reader).toList();
                facets.put(
                        facet,
                        Stream.concat(
                                        counted.stream(),
                                        chosen(facet, filters.getOrDefault(facet, List.of()), counted, reader))
                                .toList());
            }
        }
        return facets;
    }

    private Stream<Count> chosen(Facet facet, List<String> values, List<Count> counted, Locale reader) {
        return switch (facet) {
            case city, subdivision ->
                values.stream()
                        .filter(value -> counted.stream()
                                .noneMatch(count -> count.value().equals(value)))
                        .map(value -> new Count(value, 0, name(facet, value, reader)));
            default -> Stream.empty();
        };
    }

    /** The name of a city or region; other values have one in every language anyway. */
    private @Nullable String name(Facet facet, String value, Locale reader) {
        return switch (facet) {
            case city ->
                gazetteer
                        .byId(Integer.parseInt(value))
                        .map(city -> names.city(city, reader))
                        .orElse(null);
            case subdivision ->
                Optional.ofNullable(divisions.get(value))
                        .map(division -> names.division(division, reader))
                        .orElse(null);
            default -> null;
        };
    }

    private Stream<Count> counts(Facet facet, Aggregate values, Locale reader) {
        if (values.isLterms()) {
            return values.lterms().buckets().array().stream()
                    .map(bucket -> count(facet, String.valueOf(bucket.key()), bucket.docCount(), reader));
        }
        if (!values.isSterms()) {
            // The index of another release, which does not have the field.
            return Stream.empty();
        }
        return values.sterms().buckets().array().stream()
                .map(bucket -> count(facet, bucket.key().stringValue(), bucket.docCount(), reader));
    }

    private Count count(Facet facet, String value, long documents, Locale reader) {
        return new Count(value, documents, name(facet, value, reader));
    }
}
