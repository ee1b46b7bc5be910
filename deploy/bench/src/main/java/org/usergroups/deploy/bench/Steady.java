package org.usergroups.deploy.bench;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Searches at a steady rate, whatever becomes of those before (an open loop): each should find something. Their time counts from when they were
 * due.
 */
final class Steady implements AutoCloseable {

    private static final int OK = 200;

    /** More under way means that the search has stopped answering; those due then count as not answered. */
    private static final int UNDER_WAY = 1_000;

    private final int port;
    private final List<Question> questions;
    private final Schedule schedule;
    private final Latencies latencies = new Latencies();
    private final Tally failures = new Tally();
    private final LongAdder sent = new LongAdder();
    private final LongAdder underWay = new LongAdder();
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean isStopped;

    private Steady(int port, List<Question> questions, int perSecond) {
        this.port = port;
        this.questions = questions;
        this.schedule = new Schedule(System.nanoTime(), perSecond);
        this.thread = Thread.ofPlatform().unstarted(this::run);
    }

    /** @param questions have hits */
    static Steady begin(int port, List<Question> questions, int perSecond) {
        var steady = new Steady(port, questions, perSecond);
        steady.thread.start();
        return steady;
    }

    private void run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var index = 0L; !isStopped; index++) {
                var due = schedule.due(index);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                sent.increment();
                if (underWay.sum() >= UNDER_WAY) {
                    failures.add("not asked, since " + UNDER_WAY + " were under way");
                    continue;
                }
                underWay.increment();
                var question = questions.get((int) (index % questions.size()));
                threads.execute(() -> ask(question, due));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Question question, long due) {
        Connection connection = null;
        try {
            connection = connection();
            var answer = connection.answer(Connection.getOf(question.path()));
            latencies.add(System.nanoTime() - due);
            if (answer.status() != OK) {
                failures.add(answer.reason());
            } else if (answer.json().path("items").isEmpty()) {
                failures.add("an empty answer to " + question.path());
            }
            idle.add(connection);
        } catch (IOException away) {
            failures.add(String.valueOf(away.getMessage()));
            close(connection);
        } finally {
            underWay.decrement();
        }
    }

    private Connection connection() throws IOException {
        var free = idle.poll();
        return free == null ? new Connection(port) : free;
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException gone) {
            // It is of no use any more, however it ends.
        }
    }

    Latencies latencies() {
        return latencies;
    }

    Tally failures() {
        return failures;
    }

    long sent() {
        return sent.sum();
    }

    /** Asks nothing more, and waits for the answers that are due. */
    @Override
    public void close() throws InterruptedException {
        isStopped = true;
        thread.join();
        idle.forEach(Steady::close);
    }
}
