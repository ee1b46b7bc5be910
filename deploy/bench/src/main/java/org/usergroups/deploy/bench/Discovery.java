package org.usergroups.deploy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.usergroups.deploy.bench.world.World;

/**
 * How long searches take at search-service, by kind, and in turn with them how long the engine takes for just what search-service asks it.
 */
final class Discovery {

    private static final int WARM_UP_SECONDS = 10;

    private final Load searches;
    private final Load engineSearches;
    private final Load suggestions;
    private final Load engineSuggestions;

    private Discovery(Load searches, Load engineSearches, Load suggestions, Load engineSuggestions) {
        this.searches = searches;
        this.engineSearches = engineSearches;
        this.suggestions = suggestions;
        this.engineSuggestions = engineSuggestions;
    }

    private record Bars(int p50, int p95, int p99, int suggestP99, int ratioPercent) {}

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(
                0,
                "data",
                "seed",
                "groups",
                "things",
                "clients",
                "rounds",
                "seconds",
                "questions",
                "record",
                "p50-at-most",
                "p95-at-most",
                "p99-at-most",
                "suggest-p99-at-most",
                "overhead-at-most");
        var clients = arguments.number("clients", 4, 1, 64);
        var rounds = arguments.number("rounds", 5, 1, 50);
        var seconds = arguments.number("seconds", 6, 1, 60);
        var ofEach = arguments.number("questions", 30, 1, 1_000);
        var bars = new Bars(
                arguments.number("p50-at-most", 15, 1, 60_000),
                arguments.number("p95-at-most", 40, 1, 60_000),
                arguments.number("p99-at-most", 100, 1, 60_000),
                arguments.number("suggest-p99-at-most", 30, 1, 60_000),
                arguments.number("overhead-at-most", 150, 100, 10_000));
        var search = SearchService.of(arguments);
        var world = Fill.world(arguments);
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var asked = new Asked(search.address())) {
            Fill.requireThere(world, asked);
            System.out.printf(
                    Locale.ROOT,
                    "%d things are found in all; %d clients; %d questions of each kind%n%n",
                    asked.total("/api/search?size=1"),
                    clients,
                    ofEach);
        }
        var discovery = prepared(search, world, ofEach, arguments.options().get("record"));
        discovery.measure(clients, rounds, seconds);
        return discovery.print(bars);
    }

    /** @param file that gets what the engine is asked, or null */
    private static Discovery prepared(SearchService search, World world, int ofEach, @Nullable String file)
            throws Refusal, IOException, InterruptedException {
        var questions = new Questions(world, ofEach);
        var searches = questions.searches(ofEach);
        var suggestions = questions.suggestions(ofEach * 4);
        try (var recorder = Recorder.beside(search);
                var engine = search.engine()) {
            var port = engine.address().getPort();
            var discovery = new Discovery(
                    new Load(search.port(), asked(searches)),
                    new Load(port, asked(searches, recorder)),
                    new Load(search.port(), asked(suggestions)),
                    new Load(port, asked(suggestions, recorder)));
            if (file != null) {
                recorder.write(Path.of(file));
            }
            return discovery;
        }
    }

    private static List<Load.Asking> asked(List<Question> questions) {
        return questions.stream()
                .map(question -> new Load.Asking(question.kind(), List.of(Connection.getOf(question.path()))))
                .toList();
    }

    private static List<Load.Asking> asked(List<Question> questions, Recorder recorder)
            throws Refusal, IOException, InterruptedException {
        var askings = new ArrayList<Load.Asking>();
        for (var question : questions) {
            var calls = recorder.calls(question).stream()
                    .map(call -> Connection.postOf(call.path(), call.body()))
                    .toList();
            askings.add(new Load.Asking(question.kind(), calls));
        }
        return askings;
    }

    private void measure(int clients, int rounds, int seconds) throws InterruptedException {
        var sides = List.of(searches, engineSearches, suggestions, engineSuggestions);
        for (var side : sides) {
            side.run(clients, WARM_UP_SECONDS, 0, false);
        }
        for (var round = 1; round <= rounds; round++) {
            for (var side : sides) {
                side.run(clients, seconds, 1_000L * round, true);
            }
        }
    }

    private int print(Bars bars) {
        var table = new Table(
                "kind",
                "asked",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "max ms",
                "engine p50",
                "engine p95",
                "engine p99",
                "p50 to engine's");
        for (var kind : searches.kinds()) {
            row(table, kind, searches.latencies(kind), engineSearches.latencies(kind));
        }
        row(table, "all searches", searches.latencies(), engineSearches.latencies());
        row(table, Questions.SUGGEST, suggestions.latencies(), engineSuggestions.latencies());
        System.out.println(table);
        var failed = 0L;
        for (var side : List.of(searches, engineSearches, suggestions, engineSuggestions)) {
            side.failures().print("not answered");
            failed += side.failures().sum();
        }
        var isMet = isWithin("searches p50", searches.latencies().percentile(50), bars.p50())
                & isWithin("searches p95", searches.latencies().percentile(95), bars.p95())
                & isWithin("searches p99", searches.latencies().percentile(99), bars.p99())
                & isWithin("suggest p99", suggestions.latencies().percentile(99), bars.suggestP99());
        var ratio = ratio(searches.latencies(), engineSearches.latencies());
        var isSlight = ratio * 100 <= bars.ratioPercent();
        System.out.printf(
                Locale.ROOT,
                "p50 of searches %.2f times the engine's, at most %.2f: %s%n",
                ratio,
                bars.ratioPercent() / 100.0,
                isSlight ? "met" : "missed");
        return isMet && isSlight && failed == 0 ? Bench.MET : Bench.MISSED;
    }

    private static void row(Table table, String kind, Latencies api, Latencies engine) {
        table.row(
                kind,
                api.count(),
                api.percentile(50),
                api.percentile(95),
                api.percentile(99),
                api.percentile(100),
                engine.percentile(50),
                engine.percentile(95),
                engine.percentile(99),
                String.format(Locale.ROOT, "%.2f", ratio(api, engine)));
    }

    private static double ratio(Latencies api, Latencies engine) {
        return api.percentile(50) / engine.percentile(50);
    }

    private static boolean isWithin(String measure, double millis, int bar) {
        var isWithin = millis <= bar;
        System.out.printf(
                Locale.ROOT, "%s %.1f ms, at most %d ms: %s%n", measure, millis, bar, isWithin ? "met" : "missed");
        return isWithin;
    }
}
