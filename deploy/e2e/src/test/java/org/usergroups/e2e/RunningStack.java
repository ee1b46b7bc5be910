package org.usergroups.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.usergroups.platform.testing.ProjectRoot;

/** The launcher of {@code deploy/up} with a data folder and ports of its own. */
final class RunningStack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Pattern SIGN_IN = Pattern.compile("Sign in\\s+(\\S+)");

    private final Process process;
    private final int firstPort;
    private final Path data;
    private final String signInLink;

    RunningStack(Path data, int firstPort) {
        this.data = data;
        this.firstPort = firstPort;
        var target = ProjectRoot.find().resolve("deploy/local/target");
        var lines = new ArrayList<String>();
        var ready = new CompletableFuture<String>();
        try {
            process = new ProcessBuilder(List.of(
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
            Thread.ofVirtual().start(() -> listen(lines, ready));
            signInLink = ready.get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException | ExecutionException | TimeoutException notReady) {
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

    @Override
    public void close() {
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
