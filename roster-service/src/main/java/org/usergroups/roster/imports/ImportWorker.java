package org.usergroups.roster.imports;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works on imports, batch after batch, one import at a time in each instance. After a crash another worker goes on at the first batch
 * that is not done; of that batch, what was taken over before is known by its digest.
 */
@Component
class ImportWorker implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final long LOOK_MILLIS = 2_000;
    private static final String FAILED =
            "This row could not be taken for a reason on our side, which is in our log. Nothing is wrong with the others.";

    private final Imports imports;
    private final Judging judging;
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private volatile boolean isStopping;

    ImportWorker(Imports imports, Judging judging) {
        this.imports = imports;
        this.judging = judging;
    }

    /** Begins to work if there is something to do, in a thread of its own: an import may take minutes. */
    @Scheduled(fixedDelay = LOOK_MILLIS)
    void look() {
        if (!isStopping && isBusy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("import").start(this::work);
        }
    }

    private void work() {
        try {
            while (!isStopping) {
                var claimed = imports.claim();
                if (claimed.isEmpty()) {
                    return;
                }
                var next = claimed;
                while (next.isPresent() && !isStopping) {
                    next = step(next.get());
                }
            }
        } catch (RuntimeException failed) {
            log.warn("An import could not go on and is tried again after {}", Imports.LEASE, failed);
        } finally {
            isBusy.set(false);
        }
    }

    /** Does one batch; answers the import while there is more to do for this worker. */
    Optional<ImportJob> step(ImportJob job) {
        if (job.isCancelling() || job.nextBatch() >= job.batches()) {
            imports.finish(job, job.isCancelling() ? ImportJob.State.cancelled : ImportJob.State.done);
            return Optional.empty();
        }
        return imports.done(job, judged(job));
    }

    private List<ImportRow> judged(ImportJob job) {
        var rows = imports.rows(job.id(), job.nextBatch()).stream()
                .map(ImportRow::again)
                .toList();
        if (!job.isStuck()) {
            return judged(job, rows);
        }
        log.warn(
                "Batch {} of import {} has failed again and again; its rows are taken one by one",
                job.nextBatch(),
                job.id());
        return rows.stream().flatMap(row -> alone(job, row).stream()).toList();
    }

    private List<ImportRow> judged(ImportJob job, List<ImportRow> rows) {
        var groupId = job.groupId();
        return groupId == null
                ? judging.entries(rows, job.isTried(), job.runAt())
                : judging.events(rows, groupId, job.isTried(), job.runAt());
    }

    private List<ImportRow> alone(ImportJob job, ImportRow row) {
        try {
            return judged(job, List.of(row));
        } catch (MongoException away) {
            // No row is to blame for the store.
            throw away;
        } catch (RuntimeException failed) {
            log.warn("Row {} of import {} fails in a way that nobody foresaw", row.number(), job.id(), failed);
            return List.of(row.with(Outcome.rejected, null, FAILED, List.of()));
        }
    }

    @Override
    public void destroy() {
        isStopping = true;
    }
}
