package org.usergroups.list.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats a step while it finds work, then waits until it is woken or a pause is over. What a crash left behind is found after the
 * pause, so a lost wake-up costs time and nothing else.
 */
public final class BackgroundLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier step;
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** @param step does a piece of work and answers whether there was any */
    public BackgroundLoop(String name, Duration pause, BooleanSupplier step) {
        this.name = name;
        this.pause = pause;
        this.step = step;
    }

    /** Says that there is work. */
    public void wake() {
        signal.release();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            // Known before it runs: it goes on for as long as it is known.
            var loop = Thread.ofVirtual().name(name).unstarted(this::run);
            thread = loop;
            loop.start();
        }
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        wake();
        try {
            if (!running.join(PATIENCE)) {
                running.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** All loops stop at the same time, each with its own patience. */
    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name(name + "-stop").start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isRunning()) {
            try {
                signal.drainPermits();
                if (!worked()) {
                    signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean worked() {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException failed) {
            log.warn("{} has failed and is tried again in {}: {}", name, pause, failed.toString());
            return false;
        }
    }
}
