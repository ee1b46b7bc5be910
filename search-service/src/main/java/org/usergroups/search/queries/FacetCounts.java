package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.search.index.Queries;
import org.usergroups.search.queries.SearchAnswer.Count;

/** Filters by facets, and counts of what each filter's other values would find. */
@Component
class FacetCounts {

    private final Gazetteer gazetteer;
    private final Map<String, String> divisions = new HashMap<>();

    FacetCounts(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        gazetteer.divisions().forEach(division -> divisions.put(division.key(), division.name()));
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
    Map<Facet, List<Count>> of(Map<String, Aggregate> aggregates, Map<Facet, List<String>> filters) {
        var facets = new EnumMap<Facet, List<Count>>(Facet.class);
        for (var facet : Facet.values()) {
            var values = aggregates.get(facet.name());
            if (values != null) {
                var counted = counts(facet, values).toList();
                facets.put(
                        facet,
                        Stream.concat(counted.stream(), chosen(facet, filters.getOrDefault(facet, List.of()), counted))
                                .toList());
            }
        }
        return facets;
    }

    private Stream<Count> chosen(Facet facet, List<String> values, List<Count> counted) {
        return switch (facet) {
            case city, subdivision ->
                values.stream()
                        .filter(value -> counted.stream()
                                .noneMatch(count -> count.value().equals(value)))
                        .map(value -> new Count(value, 0, name(facet, value)));
            default -> Stream.empty();
        };
    }

    private @Nullable String name(Facet facet, String value) {
        return facet == Facet.city
                ? gazetteer.byId(Integer.parseInt(value)).map(Place::name).orElse(null)
                : divisions.get(value);
    }

    private Stream<Count> counts(Facet facet, Aggregate values) {
        if (values.isLterms()) {
            return values.lterms().buckets().array().stream()
                    .map(bucket -> new Count(
                            String.valueOf(bucket.key()),
                            bucket.docCount(),
                            gazetteer
                                    .byId(Math.toIntExact(bucket.key()))
                                    .map(Place::name)
                                    .orElse(null)));
        }
        if (!values.isSterms()) {
            // The index of another release, which does not have the field.
            return Stream.empty();
        }
        return values.sterms().buckets().array().stream().map(bucket -> {
            var value = bucket.key().stringValue();
            return new Count(value, bucket.docCount(), facet == Facet.subdivision ? divisions.get(value) : null);
        });
    }
}
