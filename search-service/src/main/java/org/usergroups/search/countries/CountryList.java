package org.usergroups.search.countries;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;

/** Lists the countries that have groups. */
@Component
class CountryList {

    private static final int COUNTRIES = 300;
    private static final int MOST_FREQUENT = 3;
    private static final List<Question> HOW = List.of(Question.attendance, Question.rhythm, Question.venue);

    private final SearchEngine engine;
    private final SearchProperties properties;
    private final InstantSource clock;

    CountryList(SearchEngine engine, SearchProperties properties, InstantSource clock) {
        this.engine = engine;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A country that has groups.
     *
     * @param newestAt when something was last heard of a group
     * @param topics the most frequent
     * @param languages the most frequent
     */
    record Country(
            String country,
            long groups,
            long active,
            @Nullable Instant newestAt,
            List<Figures.Answer> topics,
            List<Figures.Answer> languages,
            How how) {}

    /**
     * How groups work there, mostly.
     *
     * @param answers how many groups answer the question that most answer; of each question {@code /compare} tells how many
     * @param attendance the median
     * @param rhythm the most frequent answer
     * @param venue the most frequent answer
     */
    record How(
            long answers,
            @Nullable Double attendance,
            @Nullable String rhythm,
            @Nullable String venue) {}

    /**
     * Every country that has groups, with the most groups first.
     *
     * @throws org.usergroups.platform.web.Problem 503 if the engine does not answer
     */
    List<Country> all() {
        var now = Year.from(clock.instant().atZone(ZoneOffset.UTC));
        var within = new HashMap<String, Aggregation>();
        within.put("active", Aggregation.of(aggregation -> aggregation.filter(Queries.term("status", "active"))));
        within.put(
                "newest", Aggregation.of(aggregation -> aggregation.max(max -> max.field("entry.activity.newestAt"))));
        within.put("topics", mostFrequent("topics"));
        within.put("languages", mostFrequent("languages"));
        HOW.forEach(question -> within.put(question.name(), question.answered(now)));
        var request = SearchRequest.of(search -> search.index(properties.alias())
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .query(Comparing.GROUPS)
                .aggregations(
                        "countries",
                        aggregation -> aggregation
                                .terms(terms -> terms.field("country").size(COUNTRIES))
                                .aggregations(within)));
        var counted = engine.search(request, Void.class).aggregations().get("countries");
        return counted == null
                ? List.of()
                : counted.sterms().buckets().array().stream()
                        .map(bucket -> country(bucket, now))
                        .toList();
    }

    private static Aggregation mostFrequent(String field) {
        return Aggregation.of(
                aggregation -> aggregation.terms(terms -> terms.field(field).size(MOST_FREQUENT)));
    }

    private static Country country(StringTermsBucket bucket, Year now) {
        var within = bucket.aggregations();
        var attendance = Question.attendance.answers(within.get(Question.attendance.name()), now);
        var rhythm = Question.rhythm.answers(within.get(Question.rhythm.name()), now);
        var venue = Question.venue.answers(within.get(Question.venue.name()), now);
        return new Country(
                bucket.key().stringValue(),
                bucket.docCount(),
                Comparing.count(within.get("active")),
                newest(within.get("newest")),
                values(within.get("topics")),
                values(within.get("languages")),
                new How(
                        Math.max(attendance.answers(), Math.max(rhythm.answers(), venue.answers())),
                        attendance.median(),
                        rhythm.mostFrequent(),
                        venue.mostFrequent()));
    }

    private static List<Figures.Answer> values(@Nullable Aggregate counted) {
        return counted == null
                ? List.of()
                : counted.sterms().buckets().array().stream()
                        .map(bucket -> new Figures.Answer(bucket.key().stringValue(), bucket.docCount()))
                        .toList();
    }

    private static @Nullable Instant newest(@Nullable Aggregate newest) {
        var millis = newest == null ? null : newest.max().value();
        return millis == null || millis.isNaN() || millis.isInfinite()
                ? null
                : Instant.ofEpochMilli(millis.longValue());
    }
}
