package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.usergroups.deploy.bench.world.World;

/**
 * Builds the index anew, and compares how many documents a second that takes with what the engine takes by itself; or searches meanwhile, and
 * looks whether any search goes wrong. Either way nothing may be missing afterwards.
 */
final class Rebuild {

    private static final int BEFORE_AND_AFTER_SECONDS = 5;

    private final SearchService search;
    private final Engine engine;
    private final Portal portal;

    private Rebuild(SearchService search, Engine engine, Portal portal) {
        this.search = search;
        this.engine = engine;
        this.portal = portal;
    }

    /** What a rebuild was like. */
    private record Built(Inventory before, Inventory after, Answer answer, double seconds) {

        double perSecond() {
            return answer.json().path("events").asLong(0) / seconds;
        }

        boolean isWhole() {
            return answer.isSuccess()
                    && answer.json().path("leftOut").asLong(-1) == 0
                    && before.byType().equals(after.byType());
        }
    }

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(
                0,
                "data",
                "portal",
                "seed",
                "groups",
                "things",
                "sample",
                "bulk-size",
                "at-least",
                "searches-per-second",
                "questions",
                "warm-up");
        var perSecond = arguments.number("searches-per-second", 0, 0, 10_000);
        var sample = arguments.number("sample", 100_000, 1_000, 10_000_000);
        var bulkSize = arguments.number("bulk-size", 1_000, 1, 10_000);
        var atLeast = arguments.number("at-least", 70, 1, 1_000);
        var questions = arguments.number("questions", 50, 1, 1_000);
        var warmUp = arguments.number("warm-up", 0, 0, 3_600);
        var search = SearchService.of(arguments);
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var engine = search.engine();
                var portal = Portal.of(arguments)) {
            var rebuild = new Rebuild(search, engine, portal);
            if (perSecond > 0) {
                return rebuild.under(rebuild.questions(Fill.world(arguments), questions), perSecond, warmUp);
            }
            try (var bulk = BulkRate.of(engine, sample, bulkSize)) {
                return rebuild.beside(bulk, atLeast);
            }
        }
    }

    /** The engine's own rate is taken before and after, so that a drift of the machine counts for both. */
    private int beside(BulkRate bulk, int atLeast) throws IOException, InterruptedException {
        bulk.warmUp();
        var load = Table.load();
        bulk.measure();
        var built = built();
        var begin = System.nanoTime();
        engine.awaitMerged();
        var merging = (System.nanoTime() - begin) / 1e9;
        var loadAfter = Table.load();
        bulk.measure();
        System.out.println(new Table("", "documents", "a second", "load before")
                .row("rebuild", built.answer().json().path("events").asLong(0), built.perSecond(), load)
                .row("plain bulk requests to the engine", bulk.documents(), bulk.perSecond(), loadAfter));
        System.out.printf(Locale.ROOT, "then the engine merged segments for %.0f s%n%n", merging);
        var isWhole = print(built);
        var ratio = built.perSecond() / bulk.perSecond();
        var isMet = ratio * 100 >= atLeast;
        System.out.printf(
                Locale.ROOT,
                "%.0f %% of the engine's own rate, at least %d %%: %s%n",
                ratio * 100,
                atLeast,
                isMet ? "met" : "missed");
        return isMet && isWhole ? Bench.MET : Bench.MISSED;
    }

    private int under(List<Question> questions, int perSecond, int warmUp)
            throws Refusal, IOException, InterruptedException {
        try (var uncounted = Steady.begin(search.port(), questions, perSecond)) {
            TimeUnit.SECONDS.sleep(warmUp);
        }
        var steady = Steady.begin(search.port(), questions, perSecond);
        Built built;
        try (steady) {
            TimeUnit.SECONDS.sleep(BEFORE_AND_AFTER_SECONDS);
            built = built();
            TimeUnit.SECONDS.sleep(BEFORE_AND_AFTER_SECONDS);
        }
        System.out.println(new Table("", "asked", "p50 ms", "p95 ms", "p99 ms", "max ms", "failed or empty")
                .row(
                        "searches while the index was built",
                        steady.sent(),
                        steady.latencies().percentile(50),
                        steady.latencies().percentile(95),
                        steady.latencies().percentile(99),
                        steady.latencies().percentile(100),
                        steady.failures().sum()));
        steady.failures().print("search");
        System.out.printf(
                Locale.ROOT,
                "the rebuild took %.0f s, %.0f documents a second%n%n",
                built.seconds(),
                built.perSecond());
        var isWhole = print(built);
        var isAnswered = steady.failures().sum() == 0;
        System.out.println("every search answered, and with hits: " + (isAnswered ? "met" : "missed"));
        return isWhole && isAnswered ? Bench.MET : Bench.MISSED;
    }

    private Built built() throws IOException, InterruptedException {
        var before = Inventory.of(engine);
        var begin = System.nanoTime();
        var answer = portal.rebuild(search.address());
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Built(before, Inventory.of(engine), answer, seconds);
    }

    private static boolean print(Built built) {
        var table = new Table("type", "before", "after", "the same");
        var types = new TreeSet<>(built.before().byType().keySet());
        types.addAll(built.after().byType().keySet());
        for (var type : types) {
            var before = built.before().things(type);
            var after = built.after().things(type);
            table.row(type, before.count(), after.count(), before.equals(after) ? "yes" : "no");
        }
        System.out.println(table);
        System.out.println("rebuilt with nothing missing (" + built.answer().reason() + ", left out: "
                + built.answer().json().path("leftOut").asString("-") + "): " + (built.isWhole() ? "met" : "missed"));
        return built.isWhole();
    }

    /** Those that find something now. */
    private List<Question> questions(World world, int ofEach) throws Refusal, IOException, InterruptedException {
        var found = new ArrayList<Question>();
        try (var asked = new Asked(search.address())) {
            Fill.requireThere(world, asked);
            for (var question : new Questions(world, ofEach).searches(ofEach)) {
                if (asked.total(question.path()) > 0) {
                    found.add(question);
                }
            }
        }
        java.util.Collections.shuffle(found, new java.util.Random(ofEach));
        System.out.printf("%d questions that find something%n%n", found.size());
        return List.copyOf(found);
    }
}
