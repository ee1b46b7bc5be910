package org.usergroups.search.index;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The searches that somebody waits for, so that what nobody waits for gives way to them. */
@Component
public class SearchesUnderWay {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isQuiet = lock.newCondition();
    private int underWay;

    /** Carries out a search. */
    <T> T during(Supplier<T> search) {
        change(1);
        try {
            return search.get();
        } finally {
            change(-1);
        }
    }

    private void change(int by) {
        lock.lock();
        try {
            underWay += by;
            if (underWay == 0) {
                isQuiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no search is under way, but no longer than so. */
    public void giveWay(Duration atMost) throws InterruptedException {
        var left = atMost.toNanos();
        lock.lock();
        try {
            while (underWay > 0 && left > 0) {
                left = isQuiet.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
