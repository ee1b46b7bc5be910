package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How soon an edit that was acknowledged is found by the search, at a steady rate of edits. */
final class Freshness implements Edits.Observer {

    /** Several, so that an edit can be found by its word when the next one of its group is quicker into the index. */
    private static final int WORDS_KEPT = 10;

    private static final long FOUND_WITHIN = TimeUnit.SECONDS.toNanos(30);

    private final Finder finder;
    private final ExecutorService polls;
    private final long pollEvery;
    private final long firstCounted;
    private final Latencies untilFound = new Latencies();
    private final Latencies untilAcknowledged = new Latencies();
    private final Tally failures = new Tally();
    private final LongAdder requests = new LongAdder();
    private final AtomicInteger neverFound = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    private Freshness(Finder finder, ExecutorService polls, int pollMillis, long firstCounted) {
        this.finder = finder;
        this.polls = polls;
        this.pollEvery = TimeUnit.MILLISECONDS.toNanos(pollMillis);
        this.firstCounted = firstCounted;
    }

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(
                0, "data", "portal", "edits-per-second", "seconds", "warm-up", "groups", "poll-every", "p95-at-most");
        var rate = arguments.number("edits-per-second", 20, 1, 1_000);
        var seconds = arguments.number("seconds", 60, 1, 3_600);
        var warmUp = arguments.number("warm-up", 10, 0, 600);
        var count = arguments.number("groups", 50, 1, 5_000);
        var pollMillis = arguments.number("poll-every", 50, 5, 5_000);
        var bar = arguments.number("p95-at-most", 1_500, 1, 60_000);
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var portal = Portal.of(arguments)) {
            var groups = BenchGroups.register(portal, count, WORDS_KEPT);
            try (var polls = Executors.newVirtualThreadPerTaskExecutor()) {
                var begin = System.nanoTime();
                var freshness = new Freshness(Finder.of(portal), polls, pollMillis, (long) rate * warmUp);
                var schedule = new Schedule(begin, rate);
                new Edits(portal, groups, new Words(new SplittableRandom()), freshness)
                        .run(schedule, schedule.countWithin(warmUp + (long) seconds), () -> true);
                polls.close();
                return freshness.print(System.nanoTime() - begin, pollMillis, count, warmUp, bar);
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
        polls.submit(() -> {
            poll(edit);
            return edit;
        });
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
        neverFound.incrementAndGet();
    }

    private int print(long nanos, int pollMillis, int groups, int warmUp, int bar) {
        System.out.printf(
                "%d groups; %d s warm-up, not counted; each word asked for every %d ms, %d searches in all, %.0f a second%n%n",
                groups, warmUp, pollMillis, requests.sum(), requests.sum() / (nanos / 1e9));
        System.out.println(new Table("", "count", "p50 ms", "p95 ms", "p99 ms", "max ms")
                .row(row("acknowledged until found", untilFound))
                .row(row("due until acknowledged", untilAcknowledged))
                .row(row("a search, as asked here", finder.latencies())));
        System.out.println(new Table("edits", "found", "never found", "lost", "errors")
                .row(
                        untilAcknowledged.count(),
                        untilFound.count(),
                        neverFound.get(),
                        lost.get(),
                        failures.sum() + finder.failures().sum()));
        failures.print("edit not acknowledged");
        finder.failures().print("search without answer");
        var p95 = untilFound.percentile(95);
        var isMet = p95 <= bar && neverFound.get() == 0 && lost.get() == 0;
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
