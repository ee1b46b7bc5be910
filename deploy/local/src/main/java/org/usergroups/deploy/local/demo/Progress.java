package org.usergroups.deploy.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Says line by line what has been loaded and what has not. A failure is named and counted, and stops nothing else. */
final class Progress {

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final AtomicInteger failures = new AtomicInteger();

    /** Something that may fail because of a service. */
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** Loads a part and says what it has loaded. */
    interface Loading {
        String load() throws IOException, InterruptedException;
    }

    Progress(PrintStream out) {
        this.out = out;
    }

    /** A line with the seconds since the start behind it. */
    synchronized void say(String text) {
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "          %s, after %.1f s%n", text, seconds);
        out.flush();
    }

    void failed(String what, IOException reason) {
        failures.incrementAndGet();
        say("not loaded: " + what + ": " + reason.getMessage());
    }

    /** Runs a part of the whole; answers whether it went well. */
    boolean part(String what, Step step) {
        try {
            step.run();
            return true;
        } catch (IOException failed) {
            failed(what, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failed(what, new IOException("interrupted"));
        }
        return false;
    }

    boolean isComplete() {
        return failures.get() == 0;
    }

    void end() {
        say(isComplete() ? "complete" : failures.get() + " not loaded");
    }
}
