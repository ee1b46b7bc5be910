package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Imports a roster, asks the search what people would ask, and compares what it finds with what they said should be found. */
final class Relevance {

    private static final String NEEDED =
            "a file of queries and a roster, as in bench relevance queries.tsv groups.jsonl";
    private static final int HITS_SHOWN = 3;
    private static final int TOP_SHOWN = 2;

    /** So that a mean that is a bar exactly is not below it by the rounding of its sum. */
    private static final double ROUNDING = 1e-9;

    private final Portal portal;
    private final Latencies latencies = new Latencies();
    private final Tally failures = new Tally();

    private Relevance(Portal portal) {
        this.portal = portal;
    }

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(
                2, "data", "portal", "found-within", "skip-import", "misses", "success-at-1", "success-at-5", "mrr");
        var foundWithin = arguments.number("found-within", 60, 1, 900);
        var bars = new Bars(
                arguments.share("success-at-1", 0.95),
                arguments.share("success-at-5", 0.98),
                arguments.share("mrr", 0.96));
        var queries = QueryFile.read(arguments.file(0, NEEDED));
        var roster = arguments.has("skip-import")
                ? Optional.<RosterFile>empty()
                : Optional.of(RosterFile.read(arguments.file(1, NEEDED)));
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var portal = Portal.of(arguments)) {
            if (roster.isPresent()) {
                load(portal, roster.get(), foundWithin);
            }
            return new Relevance(portal).measure(queries, bars, arguments.has("misses"));
        }
    }

    private record Bars(double successAtOne, double successAtFive, double reciprocalRank) {}

    private static void load(Portal portal, RosterFile roster, int foundWithin)
            throws Refusal, IOException, InterruptedException {
        var imported = Imported.of(portal, roster);
        var begin = System.nanoTime();
        var missing = Imported.count(imported.missing(foundWithin));
        var expected = Imported.count(imported.expected());
        if (missing > 0) {
            throw new Refusal("%d of %d groups are not found %d s after the import, so the search cannot be judged."
                    .formatted(missing, expected, foundWithin));
        }
        System.out.printf(
                Locale.ROOT,
                "%d groups imported in %.1f s and all found %.1f s later; lines rejected: %d%n%n",
                expected,
                imported.nanos() / 1e9,
                (System.nanoTime() - begin) / 1e9,
                imported.report().path("rejected").size());
        var total =
                portal.get("/api/search?type=group&size=1").json().path("total").asLong();
        if (total > expected) {
            System.out.printf(
                    Locale.ROOT,
                    "%d groups were there before: a stack of its own (deploy/up --data=…) judges the roster alone%n%n",
                    total - expected);
        }
    }

    private int measure(List<Query> queries, Bars bars, boolean isShowingMisses) throws Refusal, InterruptedException {
        var judgements = new ArrayList<Judgement>();
        for (var query : queries) {
            judgements.add(judgement(query));
        }
        failures.print("search without answer");
        if (judgements.stream().noneMatch(Judgement::isAnswered)) {
            throw new Refusal("The search answered none of the " + queries.size() + " queries.");
        }
        if (isShowingMisses) {
            printMisses(judgements);
        }
        var all = Scores.of(judgements);
        printScores(judgements, all);
        System.out.printf(
                Locale.ROOT,
                "a search: p50 %.1f ms, p95 %.1f ms; %d answered of %d%n%n",
                latencies.percentile(50),
                latencies.percentile(95),
                latencies.count(),
                queries.size());
        var isMet = isReached("success@1", all.successAtOne(), bars.successAtOne())
                & isReached("success@5", all.successAtFive(), bars.successAtFive())
                & isReached("MRR", all.reciprocalRank(), bars.reciprocalRank());
        return isMet ? Bench.MET : Bench.MISSED;
    }

    private Judgement judgement(Query query) throws InterruptedException {
        try {
            var begin = System.nanoTime();
            var answer = portal.get(query.path());
            var nanos = System.nanoTime() - begin;
            var items = answer.json().path("items");
            if (answer.isSuccess() && items.isArray()) {
                latencies.add(nanos);
                var slugs = new ArrayList<String>();
                items.forEach(hit -> slugs.add(hit.path("slug").asString("")));
                return Judgement.of(query, slugs);
            }
            failures.add(answer.isSuccess() ? "an answer without a list of hits" : answer.reason());
        } catch (IOException away) {
            failures.add(away.getClass().getSimpleName());
        }
        return Judgement.unanswered(query);
    }

    private static void printScores(List<Judgement> judgements, Scores all) {
        var table = new Table("kind", "queries", "success@1", "success@5", "MRR", "recall@10");
        var kinds = judgements.stream()
                .collect(Collectors.groupingBy(
                        judgement -> judgement.query().kind(), TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, ofKind) -> row(table, kind, Scores.of(ofKind)));
        row(table, "all", all);
        System.out.println(table);
    }

    private static void row(Table table, String name, Scores scores) {
        table.row(
                name,
                scores.queries(),
                thousandths(scores.successAtOne()),
                thousandths(scores.successAtFive()),
                thousandths(scores.reciprocalRank()),
                thousandths(scores.recallAtTen()));
    }

    private static String thousandths(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.3f", share);
    }

    private static void printMisses(List<Judgement> judgements) {
        var table = new Table("first hit wrong", "kind", "query", "found", "one of the expected");
        var misses = judgements.stream().filter(Judgement::isFirstWrong).toList();
        for (var miss : misses) {
            var query = miss.query();
            var expected = query.expectsNothing() ? List.<String>of() : query.top();
            table.row(
                    query.id(),
                    query.kind(),
                    query.words(),
                    miss.isAnswered() ? listed(miss.hits(), HITS_SHOWN) : "no answer",
                    listed(expected, TOP_SHOWN));
        }
        if (!misses.isEmpty()) {
            System.out.println(table);
        }
    }

    private static String listed(List<String> slugs, int most) {
        return slugs.isEmpty() ? "nothing" : slugs.stream().limit(most).collect(Collectors.joining(", "));
    }

    private static boolean isReached(String measure, double reached, double bar) {
        var isReached = reached >= bar - ROUNDING;
        System.out.println(measure + " at least " + bar + ": " + (isReached ? "met" : "missed"));
        return isReached;
    }
}
