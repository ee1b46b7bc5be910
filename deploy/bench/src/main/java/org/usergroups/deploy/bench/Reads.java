package org.usergroups.deploy.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.usergroups.deploy.bench.plain.PlainHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads of one group, beside a plain Spring MVC handler that returns the same bytes: a process of its own with the roster's JVM
 * options, asked in turn with it. The clients wait for each answer before they ask again (closed loop).
 */
final class Reads {

    private static final int WARM_UP_SECONDS = 5;
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private Reads() {}

    /** One side of the comparison over all its rounds. */
    private static final class Side {
        private final int port;
        private final long pid;
        private final List<String> paths;
        private final Latencies latencies = new Latencies();
        private final List<Double> perSecond = new ArrayList<>();
        private long allocated;
        private long requests;

        Side(int port, long pid, List<String> paths) {
            this.port = port;
            this.pid = pid;
            this.paths = paths;
        }

        double median() {
            var sorted = perSecond.stream().sorted().toList();
            return sorted.get(sorted.size() / 2);
        }
    }

    static int run(Arguments arguments) throws Refusal, IOException, InterruptedException {
        arguments.allow(0, "data", "clients", "rounds", "seconds", "groups", "at-least");
        var clients = arguments.number("clients", 4, 1, 64);
        var rounds = arguments.number("rounds", 5, 1, 50);
        var seconds = arguments.number("seconds", 5, 1, 60);
        var count = arguments.number("groups", 50, 1, 100);
        var bar = arguments.number("at-least", 70, 1, 1_000) / 100.0;
        var roster = RunningStack.in(arguments.data())
                .part("roster-service")
                .orElseThrow(() -> new Refusal("The roster does not run with the data in " + arguments.data()
                        + ": start it with deploy/up, and name its folder with --data=FOLDER."));
        var port = roster.ports().getFirst();
        var folder = Files.createTempDirectory("bench-reads");
        try {
            var slugs = slugs(port, count);
            for (var at = 0; at < slugs.size(); at++) {
                Files.write(folder.resolve(String.valueOf(at)), get(port, group(slugs.get(at))));
            }
            var plainPort = freePort();
            var plain = start(roster.pid(), plainPort, folder);
            try {
                awaitReady(plain, plainPort);
                var sides = List.of(
                        new Side(
                                port,
                                roster.pid(),
                                slugs.stream().map(Reads::group).toList()),
                        new Side(
                                plainPort,
                                plain.pid(),
                                java.util.stream.IntStream.range(0, slugs.size())
                                        .mapToObj(at -> "/plain/" + at)
                                        .toList()));
                for (var side : sides) {
                    load(side, clients, WARM_UP_SECONDS, false);
                }
                for (var round = 0; round < rounds; round++) {
                    for (var side : sides) {
                        load(side, clients, seconds, true);
                    }
                }
                return report(arguments, slugs.size(), sides.getFirst(), sides.getLast(), bar);
            } finally {
                plain.destroy();
                plain.waitFor(10, TimeUnit.SECONDS);
            }
        } finally {
            delete(folder);
        }
    }

    private static int report(Arguments arguments, int groups, Side roster, Side plain, double bar) {
        var table = new Table("handler", "requests", "per second", "p50 ms", "p99 ms", "kB allocated each");
        row(table, "GET /api/roster/groups/{slug}", roster);
        row(table, "plain Spring MVC, same bytes", plain);
        var ratio = roster.median() / plain.median();
        System.out.println(Table.heading(arguments.line(), Instant.now()));
        System.out.println(table);
        var isMet = ratio >= bar;
        System.out.printf(
                "%d groups read, %.2f times the requests a second of the plain handler (medians of the rounds); at least %.2f: %s%n",
                groups, ratio, bar, isMet ? "met" : "missed");
        return isMet ? Bench.MET : Bench.MISSED;
    }

    private static void row(Table table, String name, Side side) {
        table.row(
                name,
                side.requests,
                side.median(),
                side.latencies.percentile(50),
                side.latencies.percentile(99),
                side.allocated / 1024.0 / Math.max(1, side.requests));
    }

    /** Asks for some seconds from so many connections. */
    private static void load(Side side, int clients, int seconds, boolean isCounted)
            throws IOException, InterruptedException {
        var before = Allocations.of(side.pid);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var counts = new long[clients];
        var failures = new ArrayList<IOException>();
        var threads = new ArrayList<Thread>();
        for (var client = 0; client < clients; client++) {
            var at = client;
            threads.add(Thread.ofPlatform().start(() -> {
                try (var connection = new Connection(side.port)) {
                    var random = ThreadLocalRandom.current();
                    for (var now = System.nanoTime(); now < end; ) {
                        connection.get(side.paths.get(random.nextInt(side.paths.size())));
                        var after = System.nanoTime();
                        if (isCounted) {
                            side.latencies.add(after - now);
                        }
                        counts[at]++;
                        now = after;
                    }
                } catch (IOException failed) {
                    synchronized (failures) {
                        failures.add(failed);
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        if (isCounted) {
            var total = java.util.Arrays.stream(counts).sum();
            side.requests += total;
            side.perSecond.add((double) total / seconds);
            side.allocated += Allocations.of(side.pid) - before;
        }
    }

    private static List<String> slugs(int port, int count) throws IOException, Refusal, InterruptedException {
        var page = JsonMapper.shared()
                .readTree(get(port, "/api/roster/groups?size=" + count))
                .path("items");
        var slugs = new ArrayList<String>();
        page.forEach(group -> slugs.add(group.path("slug").asString()));
        if (slugs.isEmpty()) {
            throw new Refusal("There is no group to read: load some first, as with deploy/up --demo.");
        }
        return slugs;
    }

    private static String group(String slug) {
        return "/api/roster/groups/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }

    private static byte[] get(int port, String path) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Accept", "application/json")
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("%s answers %d".formatted(path, answer.statusCode()));
            }
            return answer.body();
        }
    }

    /** The same options of the virtual machine as the roster has. */
    private static Process start(long rosterPid, int port, Path folder) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ProcessHandle.of(rosterPid)
                .flatMap(process -> process.info().arguments())
                .map(List::of)
                .orElse(List.of())
                .stream()
                .filter(argument -> argument.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                PlainHandler.class.getName(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.threads.virtual.enabled=true",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--folder=" + folder));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static void awaitReady(Process process, int port) throws Refusal, InterruptedException {
        for (var end = System.nanoTime() + STARTS_WITHIN.toNanos(); System.nanoTime() < end; Thread.sleep(100)) {
            try {
                get(port, "/plain/0");
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
            }
        }
        throw new Refusal("The plain handler did not start; the lines above say why.");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
