package org.usergroups.deploy.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Kills one process after the other while edits run, and shows that no acknowledged edit is lost. */
final class Kill {

    private static final String BEFORE = "(before)";
    private static final int WORDS_KEPT = 500;
    private static final int LONGEST_RUN_SECONDS = 3_600;
    private static final long POLL_MILLIS = 100;

    private final RunningStack stack;
    private final Ledger ledger;
    private final int pause;
    private final int backWithin;
    private final List<Killed> killed = new ArrayList<>();

    private Kill(RunningStack stack, Ledger ledger, int pause, int backWithin) {
        this.stack = stack;
        this.ledger = ledger;
        this.pause = pause;
        this.backWithin = backWithin;
    }

    /**
     * @param backSeconds until the process was ready again
     * @param allBackSeconds until every process was ready
     */
    private record Killed(Ledger.Phase phase, @Nullable Instant at, double backSeconds, double allBackSeconds) {}

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(
                0, "data", "portal", "processes", "edits-per-second", "groups", "pause", "back-within", "found-within");
        var rate = arguments.number("edits-per-second", 20, 1, 1_000);
        var count = arguments.number("groups", 50, 1, 5_000);
        var pause = arguments.number("pause", 10, 1, 300);
        var backWithin = arguments.number("back-within", 180, 5, 900);
        var foundWithin = arguments.number("found-within", 120, 5, 900);
        var stack = RunningStack.in(arguments.data());
        var names = names(arguments, stack);
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        try (var portal = Portal.of(arguments)) {
            var groups = BenchGroups.register(portal, count, WORDS_KEPT);
            try {
                var kill = new Kill(stack, new Ledger(), pause, backWithin);
                kill.whileEditing(portal, groups, rate, names);
                return kill.print(new FinalCheck(portal, foundWithin).missing(kill.ledger, groups));
            } finally {
                Freshness.tellLeftovers(groups.delete());
            }
        }
    }

    private static List<String> names(Arguments arguments, RunningStack stack) throws Refusal, IOException {
        var running = stack.parts().stream()
                .map(RunningStack.Part::name)
                .filter(name -> !name.equals(RunningStack.LAUNCHER))
                .toList();
        if (running.isEmpty()) {
            throw new Refusal("Nothing runs with the data in " + stack.folder()
                    + ": start it with deploy/up, and name its folder with --data=FOLDER.");
        }
        var names =
                List.of(arguments.text("processes", String.join(",", running)).split(","));
        for (var name : names) {
            if (!running.contains(name)) {
                throw new Refusal("“" + name + "” cannot be killed; what runs and is started again is "
                        + String.join(", ", running) + ".");
            }
        }
        return names;
    }

    private void whileEditing(Portal portal, BenchGroups groups, int rate, List<String> names)
            throws Refusal, IOException, InterruptedException {
        var goesOn = new AtomicBoolean(true);
        killed.add(new Killed(ledger.begin(BEFORE), null, Double.NaN, Double.NaN));
        var schedule = new Schedule(System.nanoTime(), rate);
        var edits = new FutureTask<@Nullable Void>(() -> {
            new Edits(portal, groups, new Words(new SplittableRandom()), ledger)
                    .run(schedule, schedule.countWithin(LONGEST_RUN_SECONDS), goesOn::get);
            return null;
        });
        Thread.ofPlatform().name("edits").start(edits);
        try {
            TimeUnit.SECONDS.sleep(pause);
            for (var name : names) {
                kill(name);
                TimeUnit.SECONDS.sleep(pause);
            }
        } finally {
            goesOn.set(false);
            await(edits);
        }
    }

    private static void await(FutureTask<?> edits) throws InterruptedException {
        try {
            edits.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void kill(String name) throws Refusal, IOException, InterruptedException {
        var part = stack.part(name).orElseThrow(() -> new Refusal(name + " does not run any more."));
        var at = Instant.now();
        var begin = System.nanoTime();
        var phase = ledger.begin(name);
        ProcessHandle.of(part.pid()).ifPresent(ProcessHandle::destroyForcibly);
        System.out.printf("%s  %s (%d) killed%n", at.truncatedTo(ChronoUnit.SECONDS), name, part.pid());
        while (!isBack(part)) {
            requireTime(begin, name + " is not ready again");
        }
        var back = seconds(begin);
        while (!stack.isReady()) {
            requireTime(begin, "After the end of " + name + " the stack is not ready again");
        }
        killed.add(new Killed(phase, at, back, seconds(begin)));
        System.out.printf("%s  %s back%n", Instant.now().truncatedTo(ChronoUnit.SECONDS), name);
    }

    private boolean isBack(RunningStack.Part before) throws IOException {
        return stack.part(before.name())
                .filter(now -> now.pid() != before.pid())
                .filter(RunningStack.Part::isReady)
                .isPresent();
    }

    private void requireTime(long begin, String what) throws Refusal, InterruptedException {
        if (seconds(begin) > backWithin) {
            throw new Refusal(what + " after " + backWithin + " s (deploy/status shows what runs).");
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private int print(FinalCheck.Missing missing) {
        var table = new Table(
                "process",
                "killed at",
                "back after s",
                "all ready s",
                "longest pause s",
                "acknowledged",
                "refused",
                "given up",
                "lost");
        for (var each : killed) {
            var phase = each.phase();
            table.row(
                    phase.name(),
                    each.at() == null ? "-" : each.at().truncatedTo(ChronoUnit.SECONDS),
                    each.backSeconds(),
                    each.allBackSeconds(),
                    phase.longestPauseSeconds(),
                    phase.edits().size(),
                    phase.refused(),
                    phase.givenUp(),
                    missing.among(phase.edits()));
        }
        System.out.println();
        System.out.println(table);
        ledger.refusals().print("attempt refused");
        System.out.printf(
                "%d acknowledged edits; missing in the roster %d, not found by search %d: %s%n",
                ledger.edits().size(),
                missing.inRoster().size(),
                missing.inSearch().size(),
                missing.none() ? "nothing is lost" : "LOST");
        return missing.none() ? Bench.MET : Bench.MISSED;
    }
}
