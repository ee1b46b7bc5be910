package org.usergroups.e2e;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClients;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.util.FileSystemUtils;
import org.usergroups.platform.testing.ProjectRoot;

/** The launcher of {@code deploy/up} with ports and a data folder of its own, which is deleted in the end. */
final class RunningStack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Pattern SIGN_IN = Pattern.compile("Sign in\\s+(\\S+)");

    private final int firstPort;
    private final Path data;
    private Process process;
    private String signInLink;

    RunningStack(int firstPort) {
        this.firstPort = firstPort;
        try {
            data = Files.createTempDirectory("usergroups-e2e");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        process = started();
        signInLink = awaitReady();
    }

    /** Stops all of it and starts it on the same data. */
    void restart() {
        stop();
        process = started();
        signInLink = awaitReady();
    }

    private Process started() {
        var target = ProjectRoot.find().resolve("deploy/local/target");
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-Dusergroups.project=" + ProjectRoot.find(),
                            "-cp",
                            target.resolve("deploy-local.jar") + File.pathSeparator + target.resolve("lib")
                                    + File.separator + "*",
                            "org.usergroups.deploy.local.stack.Up",
                            "--data=" + data,
                            "--ports-from=" + firstPort))
                    .directory(ProjectRoot.find().toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Answers the link that the launcher prints when all of it is ready. */
    private String awaitReady() {
        var lines = new ArrayList<String>();
        var ready = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> listen(lines, ready));
        try {
            return ready.get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException notReady) {
            stop();
            throw new IllegalStateException("The stack is not ready; it said " + lines, notReady);
        }
    }

    private void listen(List<String> lines, CompletableFuture<String> ready) {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                var link = SIGN_IN.matcher(line);
                if (link.find()) {
                    ready.complete(link.group(1));
                }
            }
        } catch (IOException ended) {
            lines.add(ended.toString());
        }
        ready.completeExceptionally(new IllegalStateException("The launcher ended: " + lines));
    }

    String portal() {
        return "http://localhost:" + firstPort;
    }

    int listSmtpPort() {
        return firstPort + 6;
    }

    String mailbox() {
        return "http://127.0.0.1:" + (firstPort + 14);
    }

    /** The link for the first coordinator that the launcher prints. */
    String signInLink() {
        return signInLink;
    }

    /** What all parts have logged. */
    String logs() {
        try (var files = Files.list(data.resolve("logs"))) {
            var all = new StringBuilder();
            for (var file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lets an entry grow old: as if all that has happened to it had happened so much earlier. */
    void age(String slug, Duration by) {
        try (var store = MongoClients.create("mongodb://127.0.0.1:" + (firstPort + 11))) {
            var groups = store.getDatabase("roster").getCollection("groups");
            var group = Objects.requireNonNull(groups.find(eq("slug", slug)).first(), slug);
            var freshness = group.get("freshness", Document.class);
            groups.updateOne(
                    eq("slug", slug),
                    combine(Stream.of("since", "confirmedAt", "confirmBy", "nextStepAt")
                            .filter(freshness::containsKey)
                            .map(moment -> set(
                                    "freshness." + moment,
                                    freshness.getDate(moment).toInstant().minus(by)))
                            .toList()));
        }
    }

    @Override
    public void close() {
        stop();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException locked) {
            throw new UncheckedIOException(locked);
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
