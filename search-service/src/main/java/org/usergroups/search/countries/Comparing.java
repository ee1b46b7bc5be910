package org.usergroups.search.countries;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;

/** Counts how groups work, in countries and in the whole world. */
@Component
class Comparing {

    static final Query GROUPS = Query.of(query ->
            query.bool(bool -> bool.filter(Queries.term("type", "group")).mustNot(Queries.term("status", "archived"))));
    private static final Query ANSWERED =
            Queries.any(Stream.of("entry.attendance", "entry.rhythm", "entry.venue", "entry.lookingFor")
                    .map(Queries::exists)
                    .toList());
    private static final String WORLD = "world";
    private static final String ACTIVE = "active";
    private static final String ANSWERS = "answers";
    private static final int TELLING = 6;

    private final SearchEngine engine;
    private final SearchProperties properties;
    private final InstantSource clock;

    Comparing(SearchEngine engine, SearchProperties properties, InstantSource clock) {
        this.engine = engine;
        this.properties = properties;
        this.clock = clock;
    }

    /** The same questions for each of several countries, and for the world. */
    record Comparison(Figures world, List<Figures> countries) {}

    /**
     * @throws org.usergroups.platform.web.Problem 503 if the engine does not answer
     */
    Comparison of(List<String> countries) {
        var now = Year.from(clock.instant().atZone(ZoneOffset.UTC));
        var counting = new HashMap<String, Aggregation>();
        counting.put(WORLD, counted(Query.of(all -> all.matchAll(match -> match)), now));
        countries.forEach(country -> counting.put(country, counted(Queries.term("country", country), now)));
        var counted = engine.search(
                        SearchRequest.of(search -> search.index(properties.alias())
                                .size(0)
                                .trackTotalHits(total -> total.enabled(false))
                                .query(GROUPS)
                                .aggregations(counting)),
                        Void.class)
                .aggregations();
        return new Comparison(
                figures(null, counted.get(WORLD), now, words(GROUPS)),
                countries.stream()
                        .map(country ->
                                figures(country, counted.get(country), now, words(Queries.term("country", country))))
                        .toList());
    }

    private static Aggregation counted(Query where, Year now) {
        var counting = new HashMap<String, Aggregation>();
        counting.put(ACTIVE, Aggregation.of(aggregation -> aggregation.filter(Queries.term("status", "active"))));
        counting.put(ANSWERS, Aggregation.of(aggregation -> aggregation.filter(ANSWERED)));
        for (var question : Question.values()) {
            counting.put(question.name(), question.answered(now));
        }
        return Aggregation.of(aggregation -> aggregation.filter(where).aggregations(counting));
    }

    private static Figures figures(
            @Nullable String country, @Nullable Aggregate counted, Year now, List<Figures.Words> words) {
        var within =
                counted == null ? Map.<String, Aggregate>of() : counted.filter().aggregations();
        return new Figures(
                country,
                counted == null ? 0 : counted.filter().docCount(),
                count(within.get(ACTIVE)),
                count(within.get(ANSWERS)),
                Arrays.stream(Question.values())
                        .map(question -> question.answers(within.get(question.name()), now))
                        .toList(),
                words);
    }

    static long count(@Nullable Aggregate filtered) {
        return filtered == null ? 0 : filtered.filter().docCount();
    }

    /** What those organizers say who have changed their entry last. */
    private List<Figures.Words> words(Query where) {
        var telling = SearchRequest.of(search -> search.index(properties.alias())
                .size(TELLING)
                .trackTotalHits(total -> total.enabled(false))
                .query(query -> query.bool(bool -> bool.filter(GROUPS, where, Queries.term("traits.has", "story"))))
                .sort(SortOptions.of(sort -> sort.field(at -> at.field("at").order(SortOrder.Desc)))));
        return engine.search(telling, SearchDocument.class).hits().hits().stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .flatMap(Comparing::words)
                .toList();
    }

    private static Stream<Figures.Words> words(SearchDocument group) {
        var entry = group.entry();
        if (entry == null) {
            return Stream.empty();
        }
        var told = entry.told();
        var whose = new Figures.Group(group.id(), group.slug(), group.title(), group.country(), group.city());
        var answers = new HashMap<String, @Nullable String>();
        answers.put("started", told.started());
        answers.put("meeting", told.meeting());
        answers.put("advice", told.advice());
        answers.put("lookingFor", told.lookingFor());
        return Stream.of("started", "meeting", "advice", "lookingFor").flatMap(question -> {
            var text = answers.get(question);
            return text == null || text.isBlank()
                    ? Stream.empty()
                    : Stream.of(new Figures.Words(question, text, told.language(), whose));
        });
    }
}
