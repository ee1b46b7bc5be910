package org.usergroups.deploy.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Edits groups on a schedule. A refused edit is tried again under its version until it is acknowledged or its time is over. */
final class Edits {

    /** What services ask for that are busy: {@code Retry-After}. */
    private static final long RETRY_MILLIS = 2_000;

    private static final long GIVEN_UP_AFTER = TimeUnit.MINUTES.toNanos(3);

    private final Portal portal;
    private final BenchGroups groups;
    private final Words words;
    private final Observer observer;

    Edits(Portal portal, BenchGroups groups, Words words, Observer observer) {
        this.portal = portal;
        this.groups = groups;
        this.words = words;
        this.observer = observer;
    }

    /**
     * An acknowledged edit; times are of {@link System#nanoTime()}.
     *
     * @param index its place in the schedule
     * @param version of the group after it
     */
    record Edit(BenchGroup group, String word, long index, long dueAt, long acknowledgedAt, long version) {}

    /** Hears what becomes of edits, from many threads. */
    interface Observer {

        void acknowledged(Edit edit);

        /** One attempt that was not acknowledged; it is made again. */
        void refused(String reason);

        /** An edit that was never acknowledged. */
        void givenUp(String reason);

        /** Words of acknowledged edits that the roster has no more. */
        void forgotten(List<String> words);
    }

    /** Starts every edit when it is due, whatever became of those before; returns when the last has ended. */
    void run(Schedule schedule, long count, BooleanSupplier goesOn) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var index = 0L; index < count && goesOn.getAsBoolean(); index++) {
                var due = schedule.due(index);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                var number = index;
                threads.submit(() -> {
                    edit(number, due);
                    return number;
                });
            }
        }
    }

    private void edit(long index, long due) throws InterruptedException {
        var group = groups.next(index);
        var word = words.next();
        var last = "";
        group.turn.lock();
        try {
            while (System.nanoTime() - due < GIVEN_UP_AFTER) {
                try {
                    if (isSaved(group, word, index, due)) {
                        return;
                    }
                    last = "stale";
                } catch (NotAcknowledged refused) {
                    last = String.valueOf(refused.getMessage());
                    observer.refused(last);
                } catch (RuntimeException unexpected) {
                    last = unexpected.toString();
                    observer.refused(last);
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
            observer.givenUp(last);
        } finally {
            group.turn.unlock();
        }
    }

    private static final class NotAcknowledged extends Exception {

        private static final long serialVersionUID = 1L;

        NotAcknowledged(String reason) {
            super(reason);
        }
    }

    private boolean isSaved(BenchGroup group, String word, long index, long due)
            throws NotAcknowledged, InterruptedException {
        var answer = answered(
                () -> portal.patch(group.path(), group.version(), Map.of("description", group.describedWith(word))));
        var acknowledged = System.nanoTime();
        if (answer.status() == 412) {
            return isSavedUnanswered(group, word, index, due);
        }
        var version = answer.json().path("version").asLong(0);
        if (!answer.isSuccess() || version == 0) {
            throw new NotAcknowledged(answer.reason());
        }
        observer.acknowledged(saved(group, word, index, due, acknowledged, version));
        return true;
    }

    /** Another version than the last acknowledged one: a save whose answer was lost, or a loss. What is stored decides. */
    private boolean isSavedUnanswered(BenchGroup group, String word, long index, long due)
            throws NotAcknowledged, InterruptedException {
        var answer = answered(() -> portal.get(group.path()));
        var read = System.nanoTime();
        var version = answer.json().path("version").asLong(0);
        if (!answer.isSuccess() || version == 0) {
            throw new NotAcknowledged(answer.reason());
        }
        var stored = List.of(answer.json().path("description").asString("").split(" "));
        var isStored = stored.contains(word);
        var forgotten = group.wordsStillDescribed().stream()
                .filter(each -> !stored.contains(each))
                .toList();
        if (!forgotten.isEmpty()) {
            observer.forgotten(forgotten);
        }
        if (isStored) {
            observer.acknowledged(saved(group, word, index, due, read, version));
            return true;
        }
        group.isAt(version);
        return false;
    }

    private static Edit saved(BenchGroup group, String word, long index, long due, long at, long version) {
        group.acknowledged(word, version);
        return new Edit(group, word, index, due, at, version);
    }

    private interface Call {
        Answer send() throws IOException, InterruptedException;
    }

    private static Answer answered(Call call) throws NotAcknowledged, InterruptedException {
        try {
            return call.send();
        } catch (IOException away) {
            throw new NotAcknowledged(away.getClass().getSimpleName());
        }
    }
}
