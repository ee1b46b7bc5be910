package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.PointsInTime;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;
import org.usergroups.search.understanding.Understanding;
import org.usergroups.search.understanding.Understood;
import tools.jackson.databind.json.JsonMapper;

/** Puts questions to the index. */
@Component
class Searches {

    /** The alias leaves out tombstones; a point in time need not. */
    private static final Query FOUND = Queries.term("deleted", false);

    /** Archived groups are found by those who ask for them; other things have no such status. */
    private static final Query NOT_ARCHIVED = Queries.not(Queries.term("status", "archived"));

    private static final int HIGHLIGHTS = 3;
    private static final int FRAGMENT = 160;
    private static final HighlightField WHOLE = HighlightField.of(field -> field);

    private static final SortOptions MOST_RELEVANT =
            SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
    private static final SortOptions MOST_ACTIVE = SortOptions.of(sort -> sort.field(
            at -> at.field("entry.activity.newestAt").order(SortOrder.Desc).missing("_last")));

    private final SearchEngine engine;
    private final PointsInTime points;
    private final SearchProperties properties;
    private final Understanding understanding;
    private final Matching matching;
    private final FacetCounts facetCounts;
    private final Countries countries;
    private final JsonMapper json;
    private final InstantSource clock;

    Searches(
            SearchEngine engine,
            PointsInTime points,
            SearchProperties properties,
            Understanding understanding,
            Matching matching,
            FacetCounts facetCounts,
            Countries countries,
            JsonMapper json,
            InstantSource clock) {
        this.engine = engine;
        this.points = points;
        this.understanding = understanding;
        this.matching = matching;
        this.facetCounts = facetCounts;
        this.countries = countries;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a question finds. Pages after the first are read at one point in time, which is opened for the second: most searches end with the first.
     *
     * @throws Problem 503 if the engine does not answer, 400 if the cursor is none of ours
     */
    SearchAnswer answer(SearchQuestion question) {
        var understood = understood(question);
        var filtered = question.ofTypes(understood.types());
        var cursor = question.cursor() == null ? null : Cursor.of(question.cursor(), json);
        var response = cursor == null
                ? engine.search(request(filtered, understood, null).build(), SearchDocument.class)
                : following(filtered, understood, cursor);
        var hits = response.hits().hits();
        var shown = hits.size() > question.size() ? hits.subList(0, question.size()) : hits;
        var reasons = new Reasons(understood, question.narrowing().around());
        var items = new ArrayList<SearchAnswer.Hit>();
        for (var hit : shown) {
            var document = hit.source();
            if (document != null) {
                var highlights = hit.highlight().values().stream()
                        .flatMap(Collection::stream)
                        .limit(HIGHLIGHTS)
                        .toList();
                items.add(SearchAnswer.Hit.of(
                        document,
                        highlights,
                        reasons.kilometres(document),
                        question.isExplained() ? reasons.of(document, !highlights.isEmpty()) : null));
            }
        }
        var total = response.hits().total();
        var next = hits.size() > question.size()
                ? new Cursor(response.pitId(), shown.getLast().sort()).text(json)
                : null;
        return new SearchAnswer(
                total == null ? items.size() : total.value(),
                items,
                facetCounts.of(response.aggregations()),
                UnderstoodPart.of(understood, question.reader(), countries),
                next);
    }

    /** What the words of a question are taken for. */
    Understood understood(SearchQuestion question) {
        return question.isLiteral() || question.words().isEmpty()
                ? Understood.literally(question.words())
                : understanding.of(question.words());
    }

    private SearchResponse<SearchDocument> following(SearchQuestion question, Understood understood, Cursor cursor) {
        return Optional.ofNullable(cursor.pointInTime())
                .flatMap(kept -> at(kept, question, understood, cursor))
                .or(() -> points.open().flatMap(opened -> at(opened, question, understood, cursor)))
                .orElseGet(() ->
                        engine.search(request(question, understood, cursor).build(), SearchDocument.class));
    }

    private Optional<SearchResponse<SearchDocument>> at(
            String pointInTime, SearchQuestion question, Understood understood, Cursor cursor) {
        var request = request(question, understood, cursor)
                .index(List.of())
                .pit(pit -> pit.id(pointInTime).keepAlive(PointsInTime.KEPT));
        return engine.searchAtPointInTime(request.build(), SearchDocument.class);
    }

    /** Everything that a question finds, for other forms of answer: what must be true, and nothing that only orders. */
    Query found(SearchQuestion question, Understood understood) {
        var filtered = question.ofTypes(understood.types());
        return Query.of(query -> query.bool(
                bool -> bool.must(matching(filtered, understood)).filter(FacetCounts.filter(filtered.filters()))));
    }

    private SearchRequest.Builder request(SearchQuestion question, Understood understood, @Nullable Cursor cursor) {
        var search = new SearchRequest.Builder()
                .index(properties.alias())
                .size(question.size() + 1)
                .trackTotalHits(total -> total.enabled(true))
                .query(matching(question, understood))
                .postFilter(FacetCounts.filter(question.filters()))
                .sort(order(question));
        if (!question.words().isEmpty()) {
            search.highlight(highlight -> highlight
                    .encoder(HighlighterEncoder.Html)
                    .preTags("<mark>")
                    .postTags("</mark>")
                    .fragmentSize(FRAGMENT)
                    .numberOfFragments(2)
                    .fields(NamedValue.of("title", WHOLE), NamedValue.of("text", WHOLE)));
        }
        for (var facet : question.facets()) {
            search.aggregations(facet.name(), FacetCounts.counting(facet, question.filters()));
        }
        if (cursor != null) {
            search.searchAfter(cursor.after());
        }
        return search;
    }

    private static List<SortOptions> order(SearchQuestion question) {
        var byId = SortOptions.of(sort -> sort.field(id -> id.field("id").order(SortOrder.Asc)));
        if (question.from() != null) {
            return List.of(
                    SortOptions.of(sort -> sort.field(at -> at.field("at").order(SortOrder.Asc))), byId);
        }
        var newest = SortOptions.of(
                sort -> sort.field(at -> at.field("at").order(SortOrder.Desc).missing("_last")));
        var middle = question.narrowing().around();
        if (question.sort() == Sort.distance && middle != null) {
            return List.of(
                    SortOptions.of(sort -> sort.geoDistance(distance -> distance.field("location")
                            .location(point -> point.latlon(
                                    degrees -> degrees.lat(middle.lat()).lon(middle.lon())))
                            .order(SortOrder.Asc))),
                    byId);
        }
        return switch (question.sort()) {
            case newest -> List.of(newest, byId);
            case active -> List.of(MOST_ACTIVE, newest, byId);
            case relevance, distance -> List.of(MOST_RELEVANT, newest, byId);
        };
    }

    private Query matching(SearchQuestion question, Understood understood) {
        var bool = new BoolQuery.Builder()
                .must(matching.of(understood, question.reader()))
                .filter(FOUND)
                .filter(question.isWithArchived() ? List.of() : List.of(NOT_ARCHIVED))
                .filter(question.narrowing().queries(clock.instant()));
        var from = question.from();
        if (from != null) {
            bool.filter(Queries.since("at", from)).mustNot(Queries.term("status", SearchDocument.CALLED_OFF));
        }
        return Query.of(query -> query.bool(bool.build()));
    }
}
