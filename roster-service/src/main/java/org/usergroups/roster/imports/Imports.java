package org.usergroups.roster.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.PersonalData;

/** The imports of the last thirty days with their rows, each worked on by one instance at a time. */
@Component
class Imports implements PersonalData {

    /** Longer than any batch may take; after a crash another worker goes on then. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final long CLEANING_MILLIS = 3_600_000;
    private static final int SHOWN = 20;
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<ImportJob> jobs;
    private final MongoCollection<RowBatch> batches;
    private final InstantSource clock;
    private final Ids ids;

    Imports(MongoDatabase database, InstantSource clock, Ids ids) {
        this.jobs = database.getCollection("imports", ImportJob.class);
        this.batches = database.getCollection("importRows", RowBatch.class);
        this.clock = clock;
        this.ids = ids;
        jobs.createIndex(Indexes.ascending("dueAt"));
        jobs.createIndex(Indexes.descending("createdAt"));
        batches.createIndex(Indexes.ascending("storedAt"));
    }

    /** Keeps rows of a file that is being read. */
    void keep(String importId, int number, List<ImportRow> rows) {
        var batch = new RowBatch(RowBatch.id(importId, number), importId, clock.instant(), rows);
        batches.replaceOne(eq(batch.id()), batch, new ReplaceOptions().upsert(true));
    }

    /** Lets a file go of which not all could be read. */
    void forget(String importId, int batchCount) {
        for (var number = 0; number < batchCount; number++) {
            batches.deleteOne(eq(RowBatch.id(importId, number)));
        }
    }

    ImportJob begin(ImportJob job) {
        jobs.replaceOne(eq(job.id()), job, new ReplaceOptions().upsert(true));
        return job;
    }

    Optional<ImportJob> find(String id) {
        return Optional.ofNullable(jobs.find(eq(id)).first());
    }

    /** @throws Problem 404 if there is none, or it is too long ago */
    ImportJob get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("import", id));
    }

    /** The last ones, the newest first. */
    List<ImportJob> last() {
        return jobs.find().sort(Sorts.descending("createdAt")).limit(SHOWN).into(new ArrayList<>());
    }

    /** The rows of one batch. */
    List<ImportRow> rows(String importId, int number) {
        var batch = batches.find(eq(RowBatch.id(importId, number))).first();
        return batch == null ? List.of() : batch.rows();
    }

    /** Does for real what was tried, or goes on with what was cancelled. */
    ImportJob run(ImportJob job) {
        if (!job.isTried() && job.state() != ImportJob.State.cancelled) {
            return job;
        }
        if (!job.isOver()) {
            throw Problem.conflict("not-done", "The dry run is not done", "Wait until it is, and look at its report.");
        }
        var now = clock.instant();
        var again = jobs.findOneAndUpdate(
                and(
                        eq(job.id()),
                        eq("isTried", job.isTried()),
                        eq("state", job.state().name())),
                combine(
                        set("isTried", false),
                        set("state", ImportJob.State.waiting.name()),
                        set("isCancelling", false),
                        set("nextBatch", 0),
                        set("attempts", 0),
                        set("counts", ImportJob.Counts.NONE),
                        set("runAt", Date.from(now)),
                        set("dueAt", Date.from(now)),
                        unset("finishedAt")),
                AFTER);
        return again == null ? get(job.id()) : again;
    }

    /** Asks to stop: whoever works on it does so after the batch in hand. What is taken over stays. */
    ImportJob cancel(ImportJob job) {
        var stopped = jobs.findOneAndUpdate(
                and(eq(job.id()), eq("state", ImportJob.State.waiting.name())), over(ImportJob.State.cancelled), AFTER);
        if (stopped == null) {
            stopped = jobs.findOneAndUpdate(
                    and(eq(job.id()), eq("state", ImportJob.State.running.name())), set("isCancelling", true), AFTER);
        }
        return stopped == null ? get(job.id()) : stopped;
    }

    /** An import whose time has come, for the caller alone. */
    Optional<ImportJob> claim() {
        var now = clock.instant();
        return Optional.ofNullable(jobs.findOneAndUpdate(
                lte("dueAt", Date.from(now)),
                combine(
                        set("dueAt", Date.from(now.plus(LEASE))),
                        set("state", ImportJob.State.running.name()),
                        set("claim", ids.next()),
                        inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt")).returnDocument(ReturnDocument.AFTER)));
    }

    /**
     * Keeps what became of the batch in hand.
     *
     * @return the import as it is now; empty when another worker has taken it over
     */
    Optional<ImportJob> done(ImportJob claimed, List<ImportRow> judged) {
        if (find(claimed.id()).filter(job -> isStill(job, claimed)).isEmpty()) {
            return Optional.empty();
        }
        keep(claimed.id(), claimed.nextBatch(), judged);
        return Optional.ofNullable(jobs.findOneAndUpdate(
                mine(claimed),
                combine(
                        set("nextBatch", claimed.nextBatch() + 1),
                        // This worker begins the next one at once.
                        set("attempts", 1),
                        set("counts", claimed.counts().plus(judged)),
                        set("dueAt", Date.from(clock.instant().plus(LEASE)))),
                AFTER));
    }

    /** Nothing is left to do, or somebody has asked to stop. */
    void finish(ImportJob claimed, ImportJob.State state) {
        jobs.updateOne(mine(claimed), over(state));
    }

    private Bson over(ImportJob.State state) {
        return combine(
                set("state", state.name()),
                set("finishedAt", Date.from(clock.instant())),
                unset("dueAt"),
                unset("claim"));
    }

    private static boolean isStill(ImportJob job, ImportJob claimed) {
        return Objects.equals(job.claim(), claimed.claim()) && job.nextBatch() == claimed.nextBatch();
    }

    private static Bson mine(ImportJob claimed) {
        return and(eq(claimed.id()), eq("claim", claimed.claim()), eq("nextBatch", claimed.nextBatch()));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        var past = Date.from(clock.instant().minus(KEPT));
        jobs.deleteMany(lt("createdAt", past));
        batches.deleteMany(lt("storedAt", past));
    }

    @Override
    public String name() {
        return "imports";
    }

    /** An import that a member began. */
    record Begun(String id, String format, Instant at, int rows) {}

    @Override
    public List<Begun> export(String memberId) {
        return jobs.find(eq("by", memberId))
                .map(job -> new Begun(job.id(), job.format(), job.createdAt(), job.rows()))
                .into(new ArrayList<>());
    }

    @Override
    public void erase(String memberId) {
        jobs.updateMany(eq("by", memberId), set("by", ""));
    }
}
