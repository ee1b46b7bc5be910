package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How soon an edit that was acknowledged is found by the search, at a steady rate of edits. */
final class Freshness implements Edits.Observer {

    /** Many, so that an edit can still be found by its word when its group was edited again. */
    private static final int WORDS_KEPT = 100;

    private static final int SEARCHES_AT_ONCE = 16;
    private static final int REST_FOUND_WITHIN_SECONDS = 60;

    private static final long FOUND_WITHIN = TimeUnit.SECONDS.toNanos(30);

    private final Finder finder;
    private final ExecutorService polls;
    private final long pollEvery;
    private final long firstCounted;
    private final int watchOneIn;
    private final Queue<Edits.Edit> edits = new ConcurrentLinkedQueue<>();
    private final Latencies untilFound = new Latencies();
    private final Latencies untilAcknowledged = new Latencies();
    private final Tally failures = new Tally();
    private final LongAdder requests = new LongAdder();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    private Freshness(Finder finder, ExecutorService polls, int pollMillis, long firstCounted, int watchOneIn) {
        this.finder = finder;
        this.polls = polls;
        this.pollEvery = TimeUnit.MILLISECONDS.toNanos(pollMillis);
        this.firstCounted = firstCounted;
        this.watchOneIn = watchOneIn;
    }

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(
                0,
                "data",
                "portal",
                "edits-per-second",
                "seconds",
                "warm-up",
                "groups",
                "watch-one-in",
                "poll-every",
                "p95-at-most");
        var rate = arguments.number("edits-per-second", 20, 1, 1_000);
        var seconds = arguments.number("seconds", 60, 1, 3_600);
        var warmUp = arguments.number("warm-up", 10, 0, 600);
        var count = arguments.number("groups", 50, 1, 5_000);
        var watchOneIn = arguments.number("watch-one-in", 4, 1, 1_000);
        var pollMillis = arguments.number("poll-every", 100, 5, 5_000);
        var bar = arguments.number("p95-at-most", 1_500, 1, 60_000);
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var portal = Portal.of(arguments)) {
            var groups = BenchGroups.register(portal, count, WORDS_KEPT);
            try (var polls = Executors.newVirtualThreadPerTaskExecutor()) {
                var begin = System.nanoTime();
                var freshness = new Freshness(
                        Finder.of(portal, SEARCHES_AT_ONCE), polls, pollMillis, (long) rate * warmUp, watchOneIn);
                var schedule = new Schedule(begin, rate);
                new Edits(portal, groups, new Words(new SplittableRandom()), freshness)
                        .run(schedule, schedule.countWithin(warmUp + (long) seconds), () -> true);
                polls.close();
                var nanos = System.nanoTime() - begin;
                System.out.printf(
                        "%d groups; %d s warm-up, not counted; one edit in %d watched, asked for every %d ms; %.0f searches a second%n%n",
                        count, warmUp, watchOneIn, pollMillis, freshness.requests.sum() / (nanos / 1e9));
                return freshness.print(new FinalCheck(portal, REST_FOUND_WITHIN_SECONDS), bar);
            } finally {
                tellLeftovers(groups.delete());
            }
        }
    }

    static void tellLeftovers(int left) {
        if (left > 0) {
            System.err.println(left + " groups of the bench (bench-…) could not be deleted.");
        }
    }

    @Override
    public void acknowledged(Edits.Edit edit) {
        if (edit.index() >= firstCounted) {
            untilAcknowledged.add(edit.acknowledgedAt() - edit.dueAt());
        }
        edits.add(edit);
        if (edit.index() % watchOneIn == 0) {
            polls.submit(() -> {
                poll(edit);
                return edit;
            });
        }
    }

    @Override
    public void refused(String reason) {
        failures.add("edit: " + reason);
    }

    @Override
    public void givenUp(String reason) {
        failures.add("edit given up: " + reason);
    }

    @Override
    public void forgotten(List<String> words) {
        lost.addAndGet(words.size());
    }

    /** Asks at a fixed distance, or as soon as the answer before has come if that takes longer. */
    private void poll(Edits.Edit edit) throws InterruptedException {
        var next = edit.acknowledgedAt();
        while (System.nanoTime() - edit.acknowledgedAt() < FOUND_WITHIN) {
            requests.increment();
            if (finder.finds(edit.group(), edit.word())) {
                if (edit.index() >= firstCounted) {
                    untilFound.add(System.nanoTime() - edit.acknowledgedAt());
                }
                return;
            }
            next = Math.max(next + pollEvery, System.nanoTime());
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        late.incrementAndGet();
    }

    private int print(FinalCheck check, int bar) throws InterruptedException {
        System.out.println(new Table("", "count", "p50 ms", "p95 ms", "p99 ms", "max ms")
                .row(row("acknowledged until found", untilFound))
                .row(row("due until acknowledged", untilAcknowledged))
                .row(row("a search, as asked here", finder.latencies())));
        var missing = check.notFound(List.copyOf(edits)).size();
        System.out.println(new Table("edits", "found", "missing", "watched", "not within 30 s", "lost", "errors")
                .row(
                        edits.size(),
                        edits.size() - missing,
                        missing,
                        untilFound.count() + late.get(),
                        late.get(),
                        lost.get(),
                        failures.sum() + finder.failures().sum()));
        failures.print("edit not acknowledged");
        finder.failures().print("search without answer");
        var isMet = untilFound.percentile(95) <= bar && late.get() == 0 && missing == 0 && lost.get() == 0;
        System.out.printf("p95 at most %d ms and every edit found: %s%n", bar, isMet ? "met" : "missed");
        return isMet ? Bench.MET : Bench.MISSED;
    }

    private static Object[] row(String name, Latencies latencies) {
        return new Object[] {
            name,
            latencies.count(),
            latencies.percentile(50),
            latencies.percentile(95),
            latencies.percentile(99),
            latencies.percentile(100)
        };
    }
}
