package org.usergroups.deploy.bench;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** Durations in nanoseconds, all of them kept. Percentiles are by nearest rank, so each is a duration that occurred. */
final class Latencies {

    private final ReentrantLock lock = new ReentrantLock();
    private long[] nanos = new long[1024];
    private int count;

    void add(long duration) {
        lock.lock();
        try {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = duration;
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** @return milliseconds, or NaN if nothing was measured */
    double percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("No percentile: " + percent);
        }
        long[] sorted;
        lock.lock();
        try {
            sorted = Arrays.copyOf(nanos, count);
        } finally {
            lock.unlock();
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(sorted);
        var rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[rank - 1] / 1e6;
    }
}
