package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import co.elastic.clients.util.NamedValue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.PointsInTime;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;
import org.usergroups.search.understanding.Understanding;
import org.usergroups.search.understanding.Understood;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts questions to the index. Hits and counts are asked in one call, but not in one search, unless its query is dear to make: counting needs no
 * scores and can be answered from the engine's cache when it was asked before. A question that finds nothing is asked again, more generously.
 */
@Component
class Searches {

    /** The alias leaves out tombstones; a point in time need not. */
    private static final Query THERE = Queries.there();

    /** Archived groups are found by those who ask for them; other things have no such status. */
    private static final Query NOT_ARCHIVED = Queries.not(Queries.term("status", "archived"));

    private static final Query NOT_CALLED_OFF = Queries.not(Queries.term("status", SearchDocument.CALLED_OFF));

    /** Whole fields of the top: these OpenSearch leaves out at once, for any other it builds an automaton at each search. */
    private static final List<String> SHOWN_NOWHERE =
            List.of("text", "place", "ownTopics", "ownLanguage", "entry", "rank");

    /** The same, and what is read only to say by what a document was found. */
    private static final List<String> NEEDED_NOWHERE =
            Stream.concat(SHOWN_NOWHERE.stream(), Stream.of("traits")).toList();

    private static final int HIGHLIGHTS = 3;
    private static final int FRAGMENT = 160;
    private static final HighlightField WHOLE = HighlightField.of(field -> field);

    private static final SortOptions MOST_RELEVANT =
            SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
    private static final SortOptions GROUPS_FIRST = ascending("rank");
    private static final SortOptions EARLIEST = ascending("at");
    private static final SortOptions BY_ID = ascending("id");
    private static final SortOptions NEWEST = descending("at");
    private static final SortOptions MOST_ACTIVE = descending("entry.activity.newestAt");

    private final SearchEngine engine;
    private final PointsInTime points;
    private final Understanding understanding;
    private final Matching matching;
    private final FacetCounts facetCounts;
    private final Names names;
    private final JsonMapper json;
    private final InstantSource clock;

    Searches(
            SearchEngine engine,
            PointsInTime points,
            Understanding understanding,
            Matching matching,
            FacetCounts facetCounts,
            Names names,
            JsonMapper json,
            InstantSource clock) {
        this.engine = engine;
        this.points = points;
        this.understanding = understanding;
        this.matching = matching;
        this.facetCounts = facetCounts;
        this.names = names;
        this.json = json;
        this.clock = clock;
    }

    /** A question in the form in which the engine is asked. */
    private record Asked(SearchQuestion question, Understood understood, Generosity generosity, Matching.Form form) {

        /** Whether the engine has more work with making the query, of every word that is nearly one of the words, than with answering it. */
        boolean isDear() {
            return generosity.forgivesSlips();
        }
    }

    private Asked asked(SearchQuestion question, Understood understood, Generosity generosity) {
        var meant = generosity.of(understood);
        return new Asked(
                question, meant, generosity, matching.of(meant, question.reader(), generosity.forgivesSlips()));
    }

    /** What the engine has found, and where. */
    private record Found(
            Asked asked,
            @Nullable Cursor cursor,
            MultiSearchItem<SearchDocument> hits,
            MultiSearchItem<SearchDocument> counts,
            Map<String, Aggregate> facets,
            @Nullable String pointInTime) {

        /** How many there are. The engine may count a moment sooner or later than it lists, so a first page that holds all knows better. */
        long total() {
            var listed = hits.hits().hits().size();
            return cursor == null && listed <= asked.question().size()
                    ? listed
                    : Math.max(listed, Searches.total(counts));
        }
    }

    /**
     * What a question finds. Pages after the first are read at one point in time, which is opened for the second: most searches end with the first.
     *
     * @throws org.usergroups.platform.web.Problem 503 if the engine does not answer, 400 if the cursor is none of ours
     */
    SearchAnswer answer(SearchQuestion question) {
        var understood = understood(question);
        var filtered = question.ofTypes(understood.types());
        var found = question.cursor() == null
                ? first(filtered, understood)
                : following(filtered, understood, Cursor.of(question.cursor(), json));
        var meant = found.asked().understood();
        var hits = found.hits().hits().hits();
        var shown = hits.size() > question.size() ? hits.subList(0, question.size()) : hits;
        var reasons = new Reasons(meant, question.narrowing().around(), names, question.reader());
        var now = clock.instant();
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
                        now,
                        highlights,
                        reasons.kilometres(document),
                        question.isExplained() ? reasons.of(document, !highlights.isEmpty()) : null));
            }
        }
        return new SearchAnswer(
                found.total(),
                items,
                facetCounts.of(found.facets(), question.filters(), question.reader()),
                UnderstoodPart.of(meant, question.reader(), names),
                hits.size() > question.size()
                        ? new Cursor(
                                        found.pointInTime(),
                                        found.asked().generosity(),
                                        shown.getLast().sort())
                                .text(json)
                        : null);
    }

    /** What the words of a question are taken for. */
    Understood understood(SearchQuestion question) {
        return question.isLiteral() || question.words().isEmpty()
                ? Understood.literally(question.words())
                : understanding.of(question.words(), question.reader());
    }

    /** Everything that a question finds, for other forms of answer: what must be true, and nothing that only orders. */
    Query found(SearchQuestion question, Understood understood) {
        var filtered = question.ofTypes(understood.types());
        if (understood.question().isEmpty()) {
            return Queries.all(conditions(asked(filtered, understood, Generosity.NONE), filtered.filters()));
        }
        var asked = asked(filtered, understood, generosity(filtered.everywhere(), understood));
        return Queries.all(conditions(asked, filtered.filters()));
    }

    /** How generously a question has to be taken so that it finds something. */
    private Generosity generosity(SearchQuestion question, Understood understood) {
        record Counted(Generosity generosity, long total) {}
        return mostGenerous(
                        understood,
                        generosity -> new Counted(generosity, total(asked(question, understood, generosity))),
                        Counted::total)
                .generosity();
    }

    private long total(Asked asked) {
        return total(engine.searchAll(List.of(counting(asked).build()), null, SearchDocument.class)
                .orElseThrow()
                .getFirst());
    }

    private static long total(MultiSearchItem<SearchDocument> counts) {
        var total = counts.hits().total();
        return total == null ? 0 : total.value();
    }

    private Found first(SearchQuestion question, Understood understood) {
        if (question.narrowing().box() == null || question.words().isEmpty()) {
            return mostGenerous(
                    understood,
                    generosity -> ask(asked(question, understood, generosity), null, null)
                            .orElseThrow(),
                    Found::total);
        }
        // What a question means does not depend on the part of the map that is looked at.
        var generosity = generosity(question.everywhere(), understood);
        return ask(asked(question, understood, generosity), null, null).orElseThrow();
    }

    /**
     * Asks as the question says. If nothing is found, forgives slips, then looks around, then past words that are not understood, then for all words as
     * they are, and last for what is called nearly so.
     */
    private static <F> F mostGenerous(
            Understood understood, Function<Generosity, F> asking, ToLongFunction<F> counting) {
        var found = forgiving(understood, Generosity.NONE, asking, counting);
        if (counting.applyAsLong(found) == 0 && understood.around().isPresent()) {
            found = forgiving(understood, Generosity.of(Generosity.Meaning.AROUND), asking, counting);
        }
        if (counting.applyAsLong(found) > 0 || understood.isPlain()) {
            return found;
        }
        return Stream.concat(
                        understood.pastWords().map(past -> Generosity.of(Generosity.Meaning.PAST_WORDS)).stream(),
                        Stream.of(Generosity.of(Generosity.Meaning.LITERAL), Generosity.NONE.forgivingSlips()))
                .filter(generosity -> !generosity.forgivesSlips() || !mayForgiveSlips(understood))
                .map(asking)
                .filter(other -> counting.applyAsLong(other) > 0)
                .findFirst()
                .orElse(found);
    }

    private static <F> F forgiving(
            Understood understood, Generosity generosity, Function<Generosity, F> asking, ToLongFunction<F> counting) {
        var strict = asking.apply(generosity);
        if (counting.applyAsLong(strict) > 0 || !mayForgiveSlips(understood)) {
            return strict;
        }
        var lenient = asking.apply(generosity.forgivingSlips());
        return counting.applyAsLong(lenient) > 0 ? lenient : strict;
    }

    private static boolean mayForgiveSlips(Understood understood) {
        return !understood.words().isEmpty() && !understood.isSentence();
    }

    private Found following(SearchQuestion question, Understood understood, Cursor cursor) {
        var asked = asked(question, understood, cursor.generosity());
        return Optional.ofNullable(cursor.pointInTime())
                .flatMap(kept -> ask(asked, cursor, kept))
                .or(() -> points.open().flatMap(opened -> ask(asked, cursor, opened)))
                .or(() -> ask(asked, cursor, null))
                .orElseThrow();
    }

    /** Asks for hits, for counts, and once more for the counts of each facet that is narrowed, without its own filter. */
    private Optional<Found> ask(Asked asked, @Nullable Cursor cursor, @Nullable String pointInTime) {
        var narrowed = asked.question().facets().stream()
                .filter(facet -> isNarrowed(asked.question(), facet))
                .toList();
        var bodies = new ArrayList<SearchRequestBody.Builder>();
        bodies.add(hits(asked, cursor));
        if (asked.isDear()) {
            count(bodies.getFirst(), asked.question());
        } else {
            bodies.add(count(counting(asked), asked.question()));
        }
        narrowed.forEach(facet -> bodies.add(counts(asked, facet)));
        if (pointInTime != null) {
            bodies.forEach(body -> body.pit(pit -> pit.id(pointInTime).keepAlive(PointsInTime.KEPT)));
        }
        return engine.searchAll(
                        bodies.stream().map(SearchRequestBody.Builder::build).toList(),
                        pointInTime,
                        SearchDocument.class)
                .map(answers -> {
                    var facets = new HashMap<String, Aggregate>();
                    answers.forEach(answer -> facets.putAll(answer.aggregations()));
                    var counts = answers.get(asked.isDear() ? 0 : 1);
                    return new Found(asked, cursor, answers.getFirst(), counts, facets, pointInTime);
                });
    }

    /** Whether a facet is counted as if it were not narrowed; of access all must be there, so what else can be chosen is among what is found. */
    private static boolean isNarrowed(SearchQuestion question, Facet facet) {
        return facet != Facet.access
                && !question.filters().getOrDefault(facet, List.of()).isEmpty();
    }

    private SearchRequestBody.Builder hits(Asked asked, @Nullable Cursor cursor) {
        var question = asked.question();
        var body = new SearchRequestBody.Builder()
                .size(question.size() + 1)
                .trackTotalHits(total -> total.enabled(false))
                .query(isRanked(question) ? ranked(asked) : Queries.all(conditions(asked, question.filters())))
                .source(source -> source.filter(
                        fields -> fields.excludes(question.isExplained() ? SHOWN_NOWHERE : NEEDED_NOWHERE)))
                .sort(order(question));
        if (!question.words().isEmpty()) {
            body.highlight(highlight(question.words()));
        }
        if (cursor != null) {
            body.searchAfter(cursor.after());
        }
        return body;
    }

    /** How much a question finds. */
    private SearchRequestBody.Builder counting(Asked asked) {
        return new SearchRequestBody.Builder()
                .size(0)
                .trackTotalHits(total -> total.enabled(true))
                .query(Queries.all(conditions(asked, asked.question().filters())));
    }

    /** Has a search count all that it finds, and the facets that are not narrowed. */
    private static SearchRequestBody.Builder count(SearchRequestBody.Builder search, SearchQuestion question) {
        question.facets().stream()
                .filter(facet -> !isNarrowed(question, facet))
                .forEach(facet -> search.aggregations(facet.name(), FacetCounts.counting(facet)));
        return search.trackTotalHits(total -> total.enabled(true));
    }

    /** A facet as if it were not narrowed. */
    private SearchRequestBody.Builder counts(Asked asked, Facet facet) {
        var others = new HashMap<>(asked.question().filters());
        others.remove(facet);
        return new SearchRequestBody.Builder()
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .query(Queries.all(conditions(asked, others)))
                .aggregations(facet.name(), FacetCounts.counting(facet));
    }

    /** Whether what fits better comes first; without words everything fits alike. */
    private static boolean isRanked(SearchQuestion question) {
        return question.sort() == Sort.relevance
                && question.from() == null
                && !question.words().isEmpty();
    }

    private Query ranked(Asked asked) {
        return Query.of(query -> query.bool(bool -> bool.must(asked.form().ranked())
                .filter(narrowing(asked.question(), asked.question().filters()))));
    }

    private List<Query> conditions(Asked asked, Map<Facet, List<String>> filters) {
        var conditions = new ArrayList<>(narrowing(asked.question(), filters));
        if (!asked.question().words().isEmpty()) {
            conditions.add(asked.form().condition());
        }
        return conditions;
    }

    private List<Query> narrowing(SearchQuestion question, Map<Facet, List<String>> filters) {
        var conditions = new ArrayList<Query>();
        conditions.add(THERE);
        if (!question.isWithArchived()) {
            conditions.add(NOT_ARCHIVED);
        }
        conditions.addAll(FacetCounts.filters(filters));
        conditions.addAll(question.narrowing().queries(clock.instant()));
        var from = question.from();
        if (from != null) {
            conditions.add(Queries.since("at", from));
            conditions.add(NOT_CALLED_OFF);
        }
        return conditions;
    }

    private static Highlight highlight(String words) {
        return Highlight.of(highlight -> highlight
                .encoder(HighlighterEncoder.Html)
                .preTags("<mark>")
                .postTags("</mark>")
                .fragmentSize(FRAGMENT)
                .numberOfFragments(2)
                .highlightQuery(
                        query -> query.multiMatch(match -> match.query(words).fields("title", "text")))
                .fields(NamedValue.of("title", WHOLE), NamedValue.of("text", WHOLE)));
    }

    private static List<SortOptions> order(SearchQuestion question) {
        if (question.from() != null) {
            return List.of(EARLIEST, BY_ID);
        }
        var middle = question.narrowing().around();
        if (question.sort() == Sort.distance && middle != null) {
            return List.of(
                    SortOptions.of(sort -> sort.geoDistance(distance -> distance.field("location")
                            .location(point -> point.latlon(
                                    degrees -> degrees.lat(middle.lat()).lon(middle.lon())))
                            .order(SortOrder.Asc))),
                    BY_ID);
        }
        return switch (question.sort()) {
            case newest -> List.of(NEWEST, BY_ID);
            case active -> List.of(MOST_ACTIVE, NEWEST, BY_ID);
            case relevance, distance -> List.of(isRanked(question) ? MOST_RELEVANT : GROUPS_FIRST, NEWEST, BY_ID);
        };
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(sort -> sort.field(by -> by.field(field).order(SortOrder.Asc)));
    }

    private static SortOptions descending(String field) {
        return SortOptions.of(
                sort -> sort.field(by -> by.field(field).order(SortOrder.Desc).missing("_last")));
    }
}
