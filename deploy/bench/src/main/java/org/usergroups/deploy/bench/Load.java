package org.usergroups.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Questions put to one port in a closed loop: each client waits for its answer before it asks again. */
final class Load {

    private static final int OK = 200;

    private final int port;
    private final List<Asking> askings;
    private final Map<String, Latencies> byKind = new LinkedHashMap<>();
    private final Latencies all = new Latencies();
    private final Tally failures = new Tally();

    /**
     * A question.
     *
     * @param requests as they go over the wire, one after the other; it takes as long as all of them
     */
    record Asking(String kind, List<byte[]> requests) {}

    Load(int port, List<Asking> askings) {
        this.port = port;
        this.askings = List.copyOf(askings);
        askings.forEach(asking -> byKind.computeIfAbsent(asking.kind(), _ -> new Latencies()));
    }

    /**
     * Asks for some seconds.
     *
     * @param seed the same gives each client the same questions in the same order
     */
    void run(int clients, int seconds, long seed, boolean isCounted) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var threads = new ArrayList<Thread>();
        for (var client = 0; client < clients; client++) {
            var random = new SplittableRandom(seed + client);
            threads.add(Thread.ofPlatform().start(() -> ask(random, end, isCounted)));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void ask(SplittableRandom random, long end, boolean isCounted) {
        try (var connection = new Connection(port)) {
            while (System.nanoTime() < end) {
                var asking = askings.get(random.nextInt(askings.size()));
                var begin = System.nanoTime();
                try {
                    var status = OK;
                    for (var request : asking.requests()) {
                        status = Math.max(status, connection.status(request));
                    }
                    var nanos = System.nanoTime() - begin;
                    if (status != OK) {
                        failures.add(asking.kind() + ": HTTP " + status);
                    } else if (isCounted) {
                        all.add(nanos);
                        latencies(asking.kind()).add(nanos);
                    }
                } catch (IOException away) {
                    failures.add(asking.kind() + ": " + away.getMessage());
                    connection.reopen();
                }
            }
        } catch (IOException away) {
            failures.add(String.valueOf(away.getMessage()));
        }
    }

    Latencies latencies() {
        return all;
    }

    Latencies latencies(String kind) {
        return byKind.getOrDefault(kind, all);
    }

    Iterable<String> kinds() {
        return byKind.keySet();
    }

    Tally failures() {
        return failures;
    }
}
