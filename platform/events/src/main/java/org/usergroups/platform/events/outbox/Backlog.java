package org.usergroups.platform.events.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** What waits in the outboxes of all collections, and what is parked: for operators and metrics. */
public final class Backlog {

    private static final int PARKED_SHOWN = 100;

    private final MongoDatabase database;
    private final Collection<String> collections;
    private final BiConsumer<String, String> wake;
    private final InstantSource clock;

    /**
     * @param collections a view of those that have outboxes
     * @param wake says that an aggregate, by its collection and id, has events to send
     */
    Backlog(
            MongoDatabase database,
            Collection<String> collections,
            BiConsumer<String, String> wake,
            InstantSource clock) {
        this.database = database;
        this.collections = collections;
        this.wake = wake;
        this.clock = clock;
    }

    /** An aggregate whose next event the broker refuses for good. */
    public record Parked(String collection, String id, String reason, Instant since) {}

    /** How many aggregates have events that wait. */
    public long pendingCount() {
        return sum(exists("outbox.pending"));
    }

    /** How many aggregates are parked. */
    public long parkedCount() {
        return sum(exists("outbox.parked"));
    }

    /** How long the oldest pending event has waited; zero if none does. */
    public Duration oldestAge() {
        return collections.stream()
                .map(name -> documents(name)
                        .find(exists("outbox.pending"))
                        .sort(Sorts.ascending("outbox.pending.since"))
                        .projection(include("outbox.pending"))
                        .first())
                .filter(Objects::nonNull)
                .map(first -> Duration.between(
                        Instant.ofEpochMilli(first.getDocument("outbox")
                                .getDocument("pending")
                                .getDateTime("since")
                                .getValue()),
                        clock.instant()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The parked aggregates, at most 100. */
    public List<Parked> parked() {
        var parked = new ArrayList<Parked>();
        for (var name : collections) {
            documents(name)
                    .find(exists("outbox.parked"))
                    .projection(include("outbox.parked"))
                    .limit(PARKED_SHOWN)
                    .forEach(document -> {
                        var why = document.getDocument("outbox").getDocument("parked");
                        parked.add(new Parked(
                                name,
                                document.getString("_id").getValue(),
                                why.getString("reason").getValue(),
                                Instant.ofEpochMilli(why.getDateTime("since").getValue())));
                    });
        }
        return parked.stream().limit(PARKED_SHOWN).toList();
    }

    /** Tries the events of a parked aggregate again. Answers whether there is such an aggregate. */
    public boolean retry(String id) {
        return collections.stream().anyMatch(name -> isRetried(name, id));
    }

    /** Tries once the events of every aggregate that is parked now. Answers how many there were. */
    public int retryAll() {
        var retried = 0;
        for (var name : collections) {
            var ids = documents(name)
                    .find(exists("outbox.parked"))
                    .projection(include("_id"))
                    .map(document -> document.getString("_id").getValue())
                    .into(new ArrayList<>());
            for (var id : ids) {
                retried += isRetried(name, id) ? 1 : 0;
            }
        }
        return retried;
    }

    private boolean isRetried(String collection, String id) {
        var pending = combine(
                unset("outbox.parked"),
                unset("outbox.refusals"),
                set("outbox.pending.bucket", PendingEvent.bucketOf(id)),
                set("outbox.pending.since", Date.from(clock.instant())));
        var isFound = documents(collection)
                        .updateOne(and(eq("_id", id), exists("outbox.parked")), pending)
                        .getMatchedCount()
                > 0;
        if (isFound) {
            wake.accept(collection, id);
        }
        return isFound;
    }

    private long sum(Bson filter) {
        return collections.stream()
                .mapToLong(name -> documents(name).countDocuments(filter))
                .sum();
    }

    private MongoCollection<BsonDocument> documents(String name) {
        return database.getCollection(name, BsonDocument.class);
    }
}
