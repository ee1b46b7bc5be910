package org.usergroups.deploy.local.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.usergroups.deploy.local.BackendsProcess;

/** Backends and services together: started in order, kept running, stopped in order. */
final class Stack {

    /** A service that takes longer no longer holds back the next one: it may wait for that one. */
    private static final Duration HOLDS_BACK = Duration.ofSeconds(10);

    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final Options options;
    private final Console console;
    private final Processes processes;
    private final Map<String, ServiceProcess> services = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("stack-", 1).factory());
    private @Nullable BackendsProcess backends;
    private volatile boolean stopping;

    Stack(Options options, Console console, Processes processes) {
        this.options = options;
        this.console = console;
        this.processes = processes;
    }

    /** Starts everything and returns when all of it is ready. */
    void start() throws Failure, IOException, InterruptedException {
        var started = startBackends();
        var all = Service.all(
                options, started.addresses(), Secrets.in(options.folder().resolve("secrets")));
        startServices(all);
        threads.submit(() -> keepBackends(started));
        for (var service : all) {
            threads.submit(() -> keep(service));
        }
    }

    String mailbox() {
        return "http://localhost:" + options.ports().mailbox();
    }

    /** Stops the services first, since they need the backends to finish what they do. Can be called at any time. */
    synchronized void stop() throws InterruptedException {
        stopping = true;
        services.values().forEach(ServiceProcess::askToStop);
        for (var service : services.values()) {
            service.awaitStop();
        }
        if (backends != null) {
            backends.close();
        }
    }

    private BackendsProcess startBackends() throws Failure, IOException {
        try {
            var folder = options.folder();
            var started = BackendsProcess.in(options.project(), folder.resolve(Processes.BACKENDS))
                    .ports(options.ports().backends())
                    .logs(folder.resolve("logs"))
                    .longRunning(options.isLongRunning())
                    .progress(line -> console.progress(line.split(" ")[1] + " ready"))
                    .start();
            backends = started;
            recordBackends(started);
            return started;
        } catch (BackendsProcess.NotStarted failed) {
            throw new Failure(Failure.NOT_STARTED, String.valueOf(failed.getMessage()));
        }
    }

    private void startServices(List<Service> all) throws Failure, InterruptedException {
        var atOnce = new Semaphore(Runtime.getRuntime().availableProcessors() + 1);
        var starting = new ArrayList<Future<?>>();
        try {
            for (var service : all) {
                atOnce.tryAcquire(HOLDS_BACK.toMillis(), TimeUnit.MILLISECONDS);
                removeDone(starting);
                starting.add(threads.submit(() -> {
                    try {
                        launch(service).awaitReady();
                        console.progress(service.name() + " ready");
                        return service;
                    } finally {
                        atOnce.release();
                    }
                }));
            }
            while (!starting.isEmpty()) {
                removeDone(starting);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (Failure failed) {
            starting.forEach(start -> start.cancel(true));
            throw failed;
        }
    }

    private static void removeDone(List<Future<?>> starting) throws Failure, InterruptedException {
        for (var start : List.copyOf(starting)) {
            if (start.isDone()) {
                starting.remove(start);
                throwFailureOf(start);
            }
        }
    }

    private static void throwFailureOf(Future<?> start) throws Failure, InterruptedException {
        try {
            start.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Failure sentence) {
                throw sentence;
            }
            throw new Failure(Failure.NOT_STARTED, "A service could not be started: " + failed.getCause());
        }
    }

    private ServiceProcess launch(Service service) throws Failure, IOException {
        synchronized (this) {
            if (stopping) {
                throw new Failure(
                        Failure.NOT_STARTED, service.name() + " is not started: everything is being stopped.");
            }
            var process = ServiceProcess.start(service, options);
            services.put(service.name(), process);
            processes.started(service.name(), process.process().pid(), List.of(service.port()));
            return process;
        }
    }

    /** Starts a service again whenever it ends. The pause doubles with each end that follows soon after the last. */
    private @Nullable Void keep(Service service) throws InterruptedException, IOException {
        var pause = 1;
        var since = System.nanoTime();
        while (true) {
            var process = services.get(service.name());
            if (process == null) {
                return null;
            }
            var exitCode = process.process().waitFor();
            if (stopping) {
                return null;
            }
            pause = nextPause(pause, since);
            console.progress(String.format(
                    Locale.ROOT,
                    "%s ended (exit code %d); it is started again in %d s",
                    service.name(),
                    exitCode,
                    pause));
            TimeUnit.SECONDS.sleep(pause);
            since = System.nanoTime();
            try {
                launch(service).awaitReady();
                console.progress(service.name() + " ready again");
            } catch (Failure failed) {
                if (stopping) {
                    return null;
                }
                console.progress(String.valueOf(failed.getMessage()));
            }
        }
    }

    private @Nullable Void keepBackends(BackendsProcess kept) throws InterruptedException, IOException {
        var pause = 1;
        var since = System.nanoTime();
        while (true) {
            try {
                kept.onExit().get();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
            if (stopping) {
                return null;
            }
            pause = nextPause(pause, since);
            console.progress("the backends ended; they are started again in " + pause + " s");
            TimeUnit.SECONDS.sleep(pause);
            since = System.nanoTime();
            restart(kept);
        }
    }

    private void restart(BackendsProcess kept) throws IOException {
        synchronized (this) {
            if (stopping) {
                return;
            }
            try {
                kept.restart();
                recordBackends(kept);
                console.progress("backends ready again");
            } catch (BackendsProcess.NotStarted failed) {
                console.progress(String.valueOf(failed.getMessage()));
            }
        }
    }

    private void recordBackends(BackendsProcess started) throws IOException {
        processes.started(
                Processes.BACKENDS,
                started.pid(),
                options.ports().backends().values().stream().sorted().toList());
    }

    private static int nextPause(int pause, long since) {
        var lasted = Duration.ofNanos(System.nanoTime() - since);
        return lasted.compareTo(STEADY) > 0 ? 1 : Math.min(pause * 2, LONGEST_PAUSE_SECONDS);
    }
}
