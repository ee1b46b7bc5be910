package org.usergroups.roster;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Two instances, or two people, that do something at the same moment. */
public final class SameMoment {

    private SameMoment() {}

    /** Runs both, and fails if one does. */
    public static void both(Runnable one, Runnable other) {
        answers(Executors.callable(one, true), Executors.callable(other, true));
    }

    /** What both answer, in this order. */
    public static <T> List<T> answers(Callable<? extends T> one, Callable<? extends T> other) {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> begin(start, one));
            var second = threads.submit(() -> begin(start, other));
            return List.of(first.get(), second.get());
        } catch (ExecutionException failed) {
            throw new AssertionError("One of two failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", stopped);
        }
    }

    private static <T> T begin(CyclicBarrier start, Callable<T> step) throws Exception {
        try {
            start.await();
        } catch (BrokenBarrierException other) {
            throw new AssertionError("The other has not begun", other);
        }
        return step.call();
    }
}
