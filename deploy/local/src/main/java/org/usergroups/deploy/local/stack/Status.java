package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code deploy/status}: a line for each process of a data folder. Its exit code is 0 when all of them are ready. */
public final class Status {

    private static final int NOT_RUNNING = 1;

    private Status() {}

    public static void main(String[] arguments) throws IOException {
        try {
            System.exit(
                    print(Options.parse("status", Set.of("--data"), arguments).folder()) ? 0 : NOT_RUNNING);
        } catch (Failure failure) {
            failure.exit();
        }
    }

    private static boolean print(Path folder) throws IOException {
        var running = Processes.running(folder);
        if (running.isEmpty()) {
            System.out.println("Nothing runs with the data in " + folder + "; deploy/up starts it.");
            return false;
        }
        System.out.printf(Locale.ROOT, "%-16s %8s %-6s %9s  %s%n", "name", "pid", "ready", "resident", "port");
        var allReady = true;
        var total = 0L;
        for (var entry : running) {
            var ready = isReady(entry);
            var kilobytes = residentKilobytes(entry.pid());
            allReady &= ready;
            total += kilobytes;
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8d %-6s %6d MB  %s%n",
                    entry.name(),
                    entry.pid(),
                    ready ? "yes" : "no",
                    kilobytes / 1024,
                    entry.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        System.out.printf(Locale.ROOT, "%-16s %8s %-6s %6d MB%n", "all", "", "", total / 1024);
        return allReady;
    }

    private static boolean isReady(Processes.Entry entry) {
        return switch (entry.name()) {
            case Processes.LAUNCHER -> true;
            case Processes.BACKENDS -> entry.ports().stream().allMatch(Status::listens);
            default ->
                entry.ports().stream()
                        .allMatch(port ->
                                ServiceProcess.isReady("http://127.0.0.1:" + port + "/actuator/health/readiness"));
        };
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static long residentKilobytes(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        try (var output = ps.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return text.matches("\\d+") ? Long.parseLong(text) : 0;
        }
    }
}
