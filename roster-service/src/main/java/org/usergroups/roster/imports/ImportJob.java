package org.usergroups.roster.imports;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The import of one file. Public, since the driver's codec reads it by reflection.
 *
 * @param by the member who began it; empty when that member has left
 * @param groupId whose meetings a calendar brings
 * @param isTried whether it only says what would happen
 * @param isCancelling whether somebody has asked to stop
 * @param batches how many batches of rows there are
 * @param nextBatch the first batch that is not done
 * @param runAt when it was asked to begin, or to begin again for real
 * @param dueAt when a worker may take it; a worker moves this on, so that no other does; absent when there is nothing to do
 * @param claim whoever works on it now
 * @param attempts how many workers have begun the batch in hand; absent where nobody has
 */
public record ImportJob(
        @BsonId String id,
        String by,
        String format,
        @Nullable String groupId,
        boolean isTried,
        State state,
        boolean isCancelling,
        int rows,
        int batches,
        int nextBatch,
        Counts counts,
        Instant createdAt,
        Instant runAt,
        @Nullable Instant finishedAt,
        @Nullable Instant dueAt,
        @Nullable String claim,
        @Nullable Integer attempts) {

    private static final int ATTEMPTS = 3;

    /** How far it is; the names are those of the API. */
    public enum State {
        waiting,
        running,
        done,
        cancelled
    }

    /** What became of the rows that are done; {@code dropped} counts those that an address of a person was taken out of. */
    public record Counts(int created, int changed, int unchanged, int kept, int rejected, int dropped) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        int done() {
            return created + changed + unchanged + kept + rejected;
        }

        Counts plus(List<ImportRow> rows) {
            return new Counts(
                    created + count(rows, Outcome.created),
                    changed + count(rows, Outcome.changed),
                    unchanged + count(rows, Outcome.unchanged),
                    kept + count(rows, Outcome.kept),
                    rejected + count(rows, Outcome.rejected),
                    dropped
                            + (int) rows.stream()
                                    .filter(row -> !row.dropped().isEmpty())
                                    .count());
        }

        private static int count(List<ImportRow> rows, Outcome outcome) {
            return (int) rows.stream().filter(row -> row.result() == outcome).count();
        }
    }

    /** Whether the batch in hand has failed so often that it will not get better by itself. */
    boolean isStuck() {
        return attempts != null && attempts > ATTEMPTS;
    }

    boolean isOver() {
        return state == State.done || state == State.cancelled;
    }
}
