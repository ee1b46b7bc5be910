package org.usergroups.deploy.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The backends as a process of their own, as seen by the one who started it. The process ends with the Java process that
 * started it, even when that is killed. Uses nothing but the JDK, so it can be on any class path.
 */
public final class BackendsProcess implements AutoCloseable {

    private static final Pattern PAIR = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final Plan plan;
    private Addresses addresses;
    private Process process;

    private BackendsProcess(Plan plan) {
        this.plan = plan;
        var started = plan.launch(plan.ports);
        this.process = started.process;
        this.addresses = started.addresses;
    }

    /**
     * Plans to start all servers, each on a free port.
     *
     * @param projectRoot the folder of the project, in which {@code deploy/local} has been packaged
     * @param folder where the servers keep their files; made when it is missing
     */
    public static Plan in(Path projectRoot, Path folder) {
        return new Plan(projectRoot.toAbsolutePath(), folder.toAbsolutePath());
    }

    public Addresses addresses() {
        return addresses;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Ends the process at once, with no chance to write anything (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts again, on the same ports and files, after {@link #kill()} or {@link #close()}. */
    public void restart() {
        if (process.isAlive()) {
            close();
        }
        process = plan.launch(addresses.ports()).process;
    }

    /** Stops the servers in order and waits until the process has ended. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_WITHIN)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Where the servers answer. Asking for one that was not started is an error. */
    public record Addresses(Map<String, String> byName) {

        public Addresses {
            byName = Map.copyOf(byName);
        }

        /** Host and port of the broker. */
        public String kafka() {
            return address("kafka");
        }

        /** Connection string without a database. */
        public String mongo() {
            return address("mongo");
        }

        public String search() {
            return address("search");
        }

        /** Host and port. */
        public String smtp() {
            return address("smtp");
        }

        /** The mailbox's page; {@code /api/messages?to=} below it answers JSON. */
        public String mailbox() {
            return address("mailbox");
        }

        private String address(String name) {
            var address = byName.get(name);
            if (address == null) {
                throw new IllegalStateException(name + " was not started; started are " + byName.keySet());
            }
            return address;
        }

        private Map<String, Integer> ports() {
            return byName.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> Integer.valueOf(entry.getValue().replaceFirst(".*:", ""))));
        }
    }

    /** The servers did not start; the message says why and what to do. */
    public static final class NotStarted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotStarted(String message) {
            super(message);
        }
    }

    /** What to start, and how. */
    public static final class Plan {

        private static final String HEAP = "384m";
        private static final String LARGE_HEAP = "768m";

        private final Path projectRoot;
        private final Path folder;
        private Path logs;
        private Set<Server> servers = EnumSet.allOf(Server.class);
        private Map<String, Integer> ports = Map.of();
        private Duration limit = Duration.ofSeconds(90);
        private boolean isLongRunning;
        private Consumer<String> progress = line -> {};

        private Plan(Path projectRoot, Path folder) {
            this.projectRoot = projectRoot;
            this.folder = folder;
            this.logs = folder.resolve("logs");
        }

        public Plan only(Server first, Server... others) {
            servers = EnumSet.of(first, others);
            return this;
        }

        /** Fixed ports by the names kafka, mongo, search, smtp, mailbox; what is not named gets a free one. */
        public Plan ports(Map<String, Integer> fixed) {
            ports = Map.copyOf(fixed);
            return this;
        }

        public Plan logs(Path logFolder) {
            logs = logFolder.toAbsolutePath();
            return this;
        }

        public Plan readyWithin(Duration time) {
            limit = time;
            return this;
        }

        /** Whether a faster run is worth a slower start, and twice the heap: with less, young objects are collected six times a second. */
        public Plan longRunning(boolean isWorthIt) {
            isLongRunning = isWorthIt;
            return this;
        }

        /** Hears each line {@code STARTED kafka 1.9s}. */
        public Plan progress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /** Starts the process and waits until every server answers. */
        public BackendsProcess start() {
            return new BackendsProcess(this);
        }

        private Started launch(Map<String, Integer> atPorts) {
            var process = process(atPorts);
            var ready = new CompletableFuture<Addresses>();
            Thread.ofPlatform().daemon().name("backends-output").start(() -> listen(process, ready));
            try {
                return new Started(process, ready.get(limit.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException failed) {
                process.destroyForcibly();
                throw new NotStarted(
                        failed.getCause() instanceof NotStarted said
                                ? String.valueOf(said.getMessage())
                                : failed.toString());
            } catch (TimeoutException late) {
                process.destroyForcibly();
                throw new NotStarted("The backends were not ready within " + limit.toSeconds()
                        + " seconds; their log is in " + logs + ".");
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new NotStarted("Interrupted while the backends started.");
            }
        }

        private Process process(Map<String, Integer> atPorts) {
            try {
                Files.createDirectories(logs);
                var builder = new ProcessBuilder(command(atPorts));
                LocalJvm.saveMemory(builder);
                return builder.redirectError(ProcessBuilder.Redirect.appendTo(
                                logs.resolve("backends.out").toFile()))
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private List<String> command(Map<String, Integer> atPorts) {
            var target = projectRoot.resolve("deploy/local/target");
            var jar = target.resolve("deploy-local.jar");
            if (!Files.exists(jar) || !Files.exists(target.resolve("lib"))) {
                throw new NotStarted(jar + " is missing: build it with mvn -pl deploy/local package.");
            }
            var command = LocalJvm.command(isLongRunning ? LARGE_HEAP : HEAP, isLongRunning)
                    .collect(Collectors.toCollection(ArrayList::new));
            command.addAll(List.of("-Xms64m", "-Dopensearch.set.netty.runtime.available.processors=false"));
            command.addAll(List.of(
                    "-cp",
                    jar + File.pathSeparator + target.resolve("lib") + File.separator + "*",
                    "org.usergroups.deploy.local.backends.Backends",
                    "--data=" + folder,
                    "--logs=" + logs,
                    "--only=" + servers.stream().map(Server::name).collect(Collectors.joining(","))));
            atPorts.forEach((name, port) -> command.add("--" + name + "-port=" + port));
            return command;
        }

        private void listen(Process process, CompletableFuture<Addresses> ready) {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard(line, ready);
                }
            } catch (IOException ended) {
                // The process has ended; what follows says so.
            }
            ready.completeExceptionally(new NotStarted(
                    "The backends ended before they were ready: " + lastError() + " The log is in " + logs + "."));
        }

        private void heard(String line, CompletableFuture<Addresses> ready) {
            if (line.startsWith("READY ")) {
                var addresses = new HashMap<String, String>();
                var pairs = PAIR.matcher(line);
                while (pairs.find()) {
                    addresses.put(pairs.group(1), pairs.group(2));
                }
                ready.complete(new Addresses(addresses));
            } else if (line.startsWith("FAILED ")) {
                ready.completeExceptionally(new NotStarted(line.substring("FAILED ".length())));
            } else if (line.startsWith("STARTED ")) {
                progress.accept(line);
            }
        }

        private String lastError() {
            try {
                @Nullable
                String last = Files.readAllLines(logs.resolve("backends.out")).stream()
                        .filter(line -> !line.isBlank())
                        .reduce((first, second) -> second)
                        .orElse(null);
                return last == null ? "it said nothing." : last;
            } catch (IOException unreadable) {
                return "it said nothing.";
            }
        }

        private record Started(Process process, Addresses addresses) {}
    }
}
