package org.usergroups.list.inbound;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/**
 * Room for the bytes of the messages that are in memory at the same time. Who has none yet waits a moment for it, the first come
 * first; who has some and needs more gets it at once or not at all, so that no two ever wait for each other.
 */
final class Room {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore free;

    Room(DataSize size) {
        this.free = new Semaphore(Math.toIntExact(size.toBytes()), true);
    }

    /** The space of one message, at first empty. */
    Space space() {
        return new Space();
    }

    /** What one message has of the room, until it is closed. Not for use by several threads. */
    final class Space implements AutoCloseable {

        private int size;

        private Space() {}

        /** Makes it at least so large; answers false, and changes nothing, if there is no room. */
        boolean reaches(int bytes) {
            if (bytes > size) {
                if (!isTaken(bytes - size)) {
                    return false;
                }
                size = bytes;
            }
            return true;
        }

        private boolean isTaken(int more) {
            try {
                return size == 0
                        ? free.tryAcquire(more, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        : free.tryAcquire(more);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            free.release(size);
            size = 0;
        }
    }
}
