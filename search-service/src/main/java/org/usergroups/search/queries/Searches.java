package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.understanding.Understanding;
import org.usergroups.search.understanding.Understood;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts questions to the index. */
@Component
class Searches {

    private static final int COUNTRIES = 300;

    private final SearchEngine engine;
    private final SearchProperties properties;
    private final Understanding understanding;
    private final Matching matching;
    private final Countries countries;
    private final JsonMapper json;

    Searches(
            SearchEngine engine,
            SearchProperties properties,
            Understanding understanding,
            Matching matching,
            Countries countries,
            JsonMapper json) {
        this.engine = engine;
        this.understanding = understanding;
        this.matching = matching;
        this.countries = countries;
        this.properties = properties;
        this.json = json;
    }

    /** A country with how many groups it has. */
    record Country(String country, long groups, @Nullable Instant newestAt) {}

    /**
     * @throws Problem 503 if the engine does not answer
     */
    SearchAnswer answer(SearchQuestion question) {
        var understood = question.isLiteral() || question.words().isEmpty()
                ? Understood.literally(question.words())
                : understanding.of(question.words());
        var filtered = question.ofTypes(understood.types());
        var response = engine.search(request(filtered, understood), SearchDocument.class);
        var hits = response.hits().hits();
        var shown = hits.size() > question.size() ? hits.subList(0, question.size()) : hits;
        var items = new ArrayList<SearchAnswer.Hit>();
        for (var hit : shown) {
            var document = hit.source();
            if (document != null) {
                items.add(hit(
                        document,
                        hit.highlight().values().stream()
                                .flatMap(Collection::stream)
                                .limit(3)
                                .toList()));
            }
        }
        var total = response.hits().total();
        var next = hits.size() > question.size() ? cursor(shown.getLast().sort()) : null;
        return new SearchAnswer(
                total == null ? items.size() : total.value(),
                items,
                facets(response),
                UnderstoodPart.of(understood, question.reader(), countries),
                next);
    }

    /** Every country that has groups, with the most groups first. */
    List<Country> countries() {
        var request = SearchRequest.of(search -> search.index(properties.alias())
                .size(0)
                .query(query -> query.bool(groups -> groups.filter(
                                filter -> filter.term(term -> term.field("type").value("group")))
                        .filter(withStatus(List.of()))))
                .aggregations(
                        "countries",
                        aggregation -> aggregation
                                .terms(terms -> terms.field("country").size(COUNTRIES))
                                .aggregations("newest", newest -> newest.max(max -> max.field("at")))));
        var aggregate =
                engine.search(request, SearchDocument.class).aggregations().get("countries");
        return aggregate == null
                ? List.of()
                : aggregate.sterms().buckets().array().stream()
                        .map(bucket -> new Country(
                                bucket.key().stringValue(),
                                bucket.docCount(),
                                instant(bucket.aggregations().get("newest"))))
                        .toList();
    }

    private SearchRequest request(SearchQuestion question, Understood understood) {
        return SearchRequest.of(search -> {
            search.index(properties.alias())
                    .size(question.size() + 1)
                    .trackTotalHits(total -> total.enabled(true))
                    .query(matching(question, understood))
                    .postFilter(filter(question.filters(), null))
                    .highlight(highlight -> highlight
                            .encoder(HighlighterEncoder.Html)
                            .preTags("<mark>")
                            .postTags("</mark>")
                            .fragmentSize(160)
                            .numberOfFragments(2)
                            .fields(
                                    co.elastic.clients.util.NamedValue.of("title", field()),
                                    co.elastic.clients.util.NamedValue.of("text", field())))
                    .sort(order(question));
            for (var facet : Facet.values()) {
                search.aggregations(
                        facet.name(),
                        aggregation -> aggregation
                                .filter(filter(question.filters(), facet))
                                .aggregations(
                                        "values",
                                        values -> values.terms(terms ->
                                                terms.field(facet.field()).size(facet.most()))));
            }
            if (question.cursor() != null) {
                search.searchAfter(sortValues(question.cursor()));
            }
            return search;
        });
    }

    private static co.elastic.clients.elasticsearch.core.search.HighlightField field() {
        return co.elastic.clients.elasticsearch.core.search.HighlightField.of(field -> field);
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
        return question.sort() == Sort.newest
                ? List.of(newest, byId)
                : List.of(SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc))), newest, byId);
    }

    private Query matching(SearchQuestion question, Understood understood) {
        var bool = new BoolQuery.Builder()
                .must(matching.of(understood, question.reader()))
                .filter(withStatus(question.statuses()))
                .filter(question.narrowing().queries());
        var from = question.from();
        if (from != null) {
            bool.filter(filter -> filter.range(
                            range -> range.date(date -> date.field("at").gte(from.toString()))))
                    .mustNot(Matching.term("status", SearchDocument.CALLED_OFF));
        }
        return Query.of(query -> query.bool(bool.build()));
    }

    /** Groups with one of these statuses, or all but archived ones when none is asked for; other things have no status. */
    private static Query withStatus(List<String> statuses) {
        return statuses.isEmpty()
                ? Query.of(query -> query.bool(bool -> bool.mustNot(
                        not -> not.term(term -> term.field("status").value("archived")))))
                : Matching.terms("status", statuses);
    }

    /** Every filter but the one of a facet. */
    private static Query filter(Map<Facet, List<String>> filters, @Nullable Facet except) {
        var bool = new BoolQuery.Builder();
        filters.forEach((facet, values) -> {
            if (facet != except && !values.isEmpty()) {
                bool.filter(Matching.terms(facet.field(), values));
            }
        });
        return Query.of(query -> query.bool(bool.build()));
    }

    private static Map<Facet, List<SearchAnswer.Count>> facets(SearchResponse<?> response) {
        var facets = new EnumMap<Facet, List<SearchAnswer.Count>>(Facet.class);
        for (var facet : Facet.values()) {
            var filtered = response.aggregations().get(facet.name());
            var values =
                    filtered == null ? null : filtered.filter().aggregations().get("values");
            facets.put(facet, values == null ? List.of() : counts(values));
        }
        return facets;
    }

    private static List<SearchAnswer.Count> counts(Aggregate values) {
        return values.sterms().buckets().array().stream()
                .map(bucket -> new SearchAnswer.Count(bucket.key().stringValue(), bucket.docCount()))
                .toList();
    }

    static SearchAnswer.Hit hit(SearchDocument document, List<String> highlights) {
        return new SearchAnswer.Hit(
                document.type(),
                document.id(),
                document.slug(),
                document.title(),
                document.summary(),
                highlights,
                SearchAnswer.GroupHead.of(document.group()),
                document.country(),
                document.city(),
                document.topics(),
                document.languages().stream().findFirst().orElse(null),
                document.at(),
                document.picture(),
                document.status(),
                document.url());
    }

    private String cursor(List<FieldValue> sort) {
        return Page.cursor(
                json.writeValueAsString(sort.stream().map(FieldValue::_get).toList()));
    }

    private List<FieldValue> sortValues(String cursor) {
        try {
            return Arrays.stream(json.readValue(Page.key(cursor), Object[].class))
                    .map(value -> switch (value) {
                        case null -> FieldValue.NULL;
                        case Integer number -> FieldValue.of(number.longValue());
                        case Long number -> FieldValue.of(number);
                        case Double number -> FieldValue.of(number);
                        case String text -> FieldValue.of(text);
                        default -> throw foreign();
                    })
                    .toList();
        } catch (JacksonException unreadable) {
            throw foreign();
        }
    }

    private static Problem foreign() {
        return Problem.malformed("The cursor is none that a search has given out. Start again without it.");
    }

    private static @Nullable Instant instant(@Nullable Aggregate newest) {
        if (newest == null) {
            return null;
        }
        var millis = newest.max().value();
        return millis == null || millis.isNaN() || millis.isInfinite()
                ? null
                : Instant.ofEpochMilli(millis.longValue());
    }
}
