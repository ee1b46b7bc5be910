package org.usergroups.search.countries;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import java.time.Year;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.search.countries.Figures.Answer;
import org.usergroups.search.countries.Figures.Answers;
import org.usergroups.search.index.Queries;

/** What entries of groups tell about how the groups work, in a form that can be counted. */
enum Question {
    attendance("entry.attendance") {
        @Override
        Map<String, Aggregation> counting(Year now) {
            return Map.of(
                    VALUES, ranges("1-9", 1, 10, "10-19", 10, 20, "20-39", 20, 40, "40-79", 40, 80, "80+", 80, null),
                    MEDIAN, median());
        }
    },
    rhythm("entry.rhythm") {
        @Override
        Map<String, Aggregation> counting(Year now) {
            return Map.of(VALUES, terms());
        }

        @Override
        List<Answer> ordered(List<Answer> answers) {
            return answers.stream()
                    .sorted(Comparator.comparingInt(answer -> RHYTHMS.indexOf(answer.value())))
                    .toList();
        }
    },
    venue("entry.venue") {
        @Override
        Map<String, Aggregation> counting(Year now) {
            return Map.of(VALUES, terms());
        }
    },
    language("languages") {
        @Override
        Map<String, Aggregation> counting(Year now) {
            return Map.of(VALUES, terms());
        }
    },
    age("entry.foundedIn") {
        @Override
        Map<String, Aggregation> counting(Year now) {
            var year = now.getValue();
            return Map.of(
                    VALUES,
                    ranges(
                            "0-1", year - 1, null, "2-4", year - 4, year - 1, "5-9", year - 9, year - 4, "10-19",
                            year - 19, year - 9, "20+", null, year - 19),
                    MEDIAN,
                    median());
        }

        @Override
        @Nullable
        Double median(Map<String, Aggregate> counted, Year now) {
            var founded = super.median(counted, now);
            return founded == null ? null : now.getValue() - founded;
        }
    },
    lookingFor("entry.lookingFor") {
        @Override
        Map<String, Aggregation> counting(Year now) {
            return Map.of(VALUES, terms());
        }
    },
    online("traits.online") {
        @Override
        Map<String, Aggregation> counting(Year now) {
            return Map.of(VALUES, terms());
        }
    };

    private static final List<String> RHYTHMS =
            List.of("weekly", "fortnightly", "monthly", "quarterly", "yearly", "irregular");
    private static final String VALUES = "values";
    private static final String MEDIAN = "median";
    private static final int MOST = 20;

    private final String field;

    Question(String field) {
        this.field = field;
    }

    /** What counts the answers among those who give any. */
    abstract Map<String, Aggregation> counting(Year now);

    /** The answers in an order that readers expect; the most frequent first unless they have one of their own. */
    List<Answer> ordered(List<Answer> answers) {
        return answers;
    }

    /** What counts the answers, and how many groups give one. */
    Aggregation answered(Year now) {
        return Aggregation.of(
                aggregation -> aggregation.filter(Queries.exists(field)).aggregations(counting(now)));
    }

    /** What {@link #answered} has counted. */
    Answers answers(@Nullable Aggregate counted, Year now) {
        if (counted == null) {
            return new Answers(this, 0, null, List.of());
        }
        var filtered = counted.filter();
        var values = filtered.aggregations().get(VALUES);
        return new Answers(
                this,
                filtered.docCount(),
                filtered.docCount() == 0 ? null : median(filtered.aggregations(), now),
                values == null ? List.of() : ordered(answers(values).toList()));
    }

    /** The median of the answers, of those with numbers. */
    @Nullable
    Double median(Map<String, Aggregate> counted, Year now) {
        var median = counted.get(MEDIAN);
        if (median == null) {
            return null;
        }
        return median.tdigestPercentiles().values().keyed().values().stream()
                .flatMap(Stream::ofNullable)
                .map(Double::valueOf)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Answer> answers(Aggregate values) {
        return switch (values._kind()) {
            case Range ->
                values.range().buckets().array().stream()
                        .map(bucket -> new Answer(String.valueOf(bucket.key()), bucket.docCount()));
            case Sterms ->
                values.sterms().buckets().array().stream()
                        .map(bucket -> new Answer(bucket.key().stringValue(), bucket.docCount()));
            case Lterms ->
                values.lterms().buckets().array().stream()
                        .map(bucket -> new Answer(bucket.key() == 1 ? "yes" : "no", bucket.docCount()));
            default -> Stream.empty();
        };
    }

    Aggregation terms() {
        return Aggregation.of(
                aggregation -> aggregation.terms(terms -> terms.field(field).size(MOST)));
    }

    Aggregation median() {
        return Aggregation.of(aggregation ->
                aggregation.percentiles(percentiles -> percentiles.field(field).percents(50.0)));
    }

    /** Ranges by name, begin and end; the end is not in it. */
    Aggregation ranges(@Nullable Object... namesAndBounds) {
        var ranges = new LinkedHashMap<String, AggregationRange>();
        for (var at = 0; at < namesAndBounds.length; at += 3) {
            var name = String.valueOf(namesAndBounds[at]);
            var from = (Integer) namesAndBounds[at + 1];
            var to = (Integer) namesAndBounds[at + 2];
            ranges.put(
                    name,
                    AggregationRange.of(range -> range.key(name)
                            .from(from == null ? null : from.doubleValue())
                            .to(to == null ? null : to.doubleValue())));
        }
        return Aggregation.of(
                aggregation -> aggregation.range(range -> range.field(field).ranges(List.copyOf(ranges.values()))));
    }
}
