package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.usergroups.deploy.local.LocalJvm;

/** A service as a running process. Its output goes to its log; its standard input ties its life to ours. */
final class ServiceProcess {

    static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final long LOG_BYTES = 10_000_000;
    private static final int READ_AT_MOST = 200_000;

    private final Service service;
    private final Path log;
    private final long logBegin;
    private final Process process;

    private ServiceProcess(Service service, Path log, long logBegin, Process process) {
        this.service = service;
        this.log = log;
        this.logBegin = logBegin;
        this.process = process;
    }

    static ServiceProcess start(Service service, Options options) throws IOException, Failure {
        var folder = options.folder();
        var program = ServiceJar.unpacked(service.jar());
        var log = log(folder, service.name());
        var command = LocalJvm.command(service.heap(), options.isLongRunning())
                .collect(Collectors.toCollection(ArrayList::new));
        command.addAll(List.of(
                Processes.mark(folder),
                "@" + classPathFile(service, folder, program),
                WithParent.class.getName(),
                program.mainClass()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(service.environment());
        LocalJvm.saveMemory(builder);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ServiceProcess(service, log, Files.size(log), builder.start());
    }

    Service service() {
        return service;
    }

    Process process() {
        return process;
    }

    /** Waits until the service says that it is ready. */
    void awaitReady() throws Failure, InterruptedException {
        var limit = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(service.readiness())) {
            if (process.waitFor(POLL)) {
                throw new Failure(
                        Failure.NOT_STARTED,
                        service.name() + " ended while it started: " + lastError() + " (log: " + log + ")");
            }
            if (System.nanoTime() > limit) {
                throw new Failure(
                        Failure.NOT_STARTED,
                        service.name() + " was not ready within " + READY_WITHIN.toSeconds() + " seconds: "
                                + lastError() + " (log: " + log + ")");
            }
        }
    }

    static boolean isReady(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(5_000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    void askToStop() {
        process.destroy();
    }

    void awaitStop() throws InterruptedException {
        if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** In a file, since a command line of many kilobytes is cut short where processes are listed. */
    private static Path classPathFile(Service service, Path folder, ServiceJar program) throws IOException {
        var file = Files.createDirectories(folder.resolve("run")).resolve(service.name() + ".args");
        var path = program.classPathWith(ownJar()).replace("\\", "\\\\").replace("\"", "\\\"");
        return Files.writeString(file, "-cp \"" + path + "\"\n");
    }

    private static Path ownJar() {
        try {
            return Path.of(ServiceProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path log(Path folder, String name) throws IOException {
        var log = Files.createDirectories(folder.resolve("logs")).resolve(name + ".log");
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(log, log.resolveSibling(name + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        return log;
    }

    private String lastError() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var begin = Math.max(logBegin, file.length() - READ_AT_MOST);
            file.seek(begin);
            var bytes = new byte[(int) (file.length() - begin)];
            file.readFully(bytes);
            return lastError(new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException unreadable) {
            return "its log cannot be read";
        }
    }

    /** What a Spring Boot application gives as the reason of its failure, or the last line that names an error. */
    static String lastError(List<String> lines) {
        var description = lines.lastIndexOf("Description:");
        if (description >= 0) {
            return lines.stream()
                    .skip(description + 1L)
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("");
        }
        return lines.stream()
                .filter(line ->
                        line.startsWith("Caused by: ") || line.contains(" ERROR ") || line.contains("\"ERROR\""))
                .reduce((first, second) -> second)
                .or(() -> lines.stream().filter(line -> !line.isBlank()).reduce((first, second) -> second))
                .orElse("it said nothing");
    }
}
