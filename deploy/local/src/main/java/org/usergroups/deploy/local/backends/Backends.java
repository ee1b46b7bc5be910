package org.usergroups.deploy.local.backends;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.usergroups.deploy.local.Parent;
import org.usergroups.deploy.local.Server;

/**
 * Runs Kafka, MongoDB, OpenSearch and the mailbox in this process until it is told to stop, by SIGTERM or by the end of its
 * standard input. Prints {@code STARTED} for each server, then one line {@code READY} with their addresses, or one line
 * {@code FAILED} with a sentence that says what to do.
 */
public final class Backends {

    private static final int FAILED = 2;

    private record Starting(Server server, Future<RunningServer> start) {}

    private final Settings settings;
    private final PrintStream out;
    private final Map<Server, RunningServer> running = new EnumMap<>(Server.class);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Backends(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var out = System.out;
        try {
            var settings = Settings.parse(arguments);
            System.setProperty("usergroups.backends.logs", settings.logs().toString());
            System.setProperty("java.util.logging.manager", "org.apache.logging.log4j.jul.LogManager");
            Files.createDirectories(settings.logs());
            // Before the servers start side by side: the first users of a logging system that is being set up log
            // nothing.
            LoggerFactory.getLogger(Backends.class).debug("Backends in {}", settings.folder());
            var lock = FolderLock.take(settings.folder());
            var backends = new Backends(settings, out);
            backends.start();
            backends.stopOnRequest(lock);
            backends.stopped.await();
        } catch (StartFailure failure) {
            fail(out, failure.getMessage());
        } catch (IOException unusable) {
            fail(out, "The data folder cannot be written (" + unusable.getMessage() + "); choose another with --data.");
        }
    }

    private void start() throws StartFailure, InterruptedException {
        KafkaBroker.onFatalError(cause -> fail(out, damaged(Server.KAFKA, cause)));
        for (var server : settings.servers()) {
            FreePort.require(server, settings.port(server));
        }
        if (settings.servers().contains(Server.MAIL)) {
            FreePort.require(Server.MAIL, settings.mailboxPort());
        }
        var begin = System.nanoTime();
        try (var starters = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 1).daemon().factory())) {
            var starting = settings.servers().stream()
                    .map(server -> new Starting(server, starters.submit(() -> startOne(server, begin))))
                    .toList();
            for (var one : starting) {
                running.put(one.server, started(one));
            }
        }
        out.println("READY " + addresses());
        out.flush();
    }

    private RunningServer startOne(Server server, long begin) throws Exception {
        var port = settings.port(server);
        var started =
                switch (server) {
                    case KAFKA -> KafkaBroker.start(settings.folder().resolve("kafka"), port);
                    case MONGO -> MongoEndpoint.start(settings.folder().resolve("mongo"), port);
                    case SEARCH -> SearchNode.start(settings.folder().resolve("search"), port);
                    case MAIL -> CatchAll.start(settings.folder().resolve("mail"), port, settings.mailboxPort());
                };
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        synchronized (out) {
            out.printf(Locale.ROOT, "STARTED %s %.1fs%n", server.label(), seconds);
            out.flush();
        }
        return started;
    }

    private RunningServer started(Starting one) throws StartFailure, InterruptedException {
        try {
            return one.start.get();
        } catch (ExecutionException failed) {
            failed.printStackTrace();
            throw new StartFailure(damaged(one.server, failed));
        }
    }

    private String damaged(Server server, Throwable cause) {
        return server.label() + " does not start from its data in "
                + settings.folder().resolve(server.name().toLowerCase(Locale.ROOT))
                + " (" + rootOf(cause)
                + "). If that data is damaged, deploy/reset empties it and deploy/up starts anew;"
                + " details are in " + settings.logs() + ".";
    }

    private static String rootOf(Throwable cause) {
        var root = cause;
        for (var next = cause.getCause(); next != null && next != root; next = next.getCause()) {
            root = next;
        }
        return root.toString().lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    private String addresses() {
        var pairs = new ArrayList<String>();
        running.values()
                .forEach(server -> server.addresses()
                        .forEach((name, address) -> pairs.add(Json.text(name) + ":" + Json.text(address))));
        return pairs.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private void stopOnRequest(FolderLock lock) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            for (var server : List.of(Server.MAIL, Server.SEARCH, Server.MONGO, Server.KAFKA)) {
                var toStop = running.get(server);
                if (toStop != null) {
                    toStop.stop();
                }
            }
            lock.release();
            stopped.countDown();
        }));
        if (!settings.detached()) {
            Parent.endWithIt();
        }
    }

    private static void fail(PrintStream out, @Nullable String sentence) {
        out.println("FAILED " + String.valueOf(sentence).replace('\n', ' '));
        out.flush();
        Runtime.getRuntime().halt(FAILED);
    }
}
