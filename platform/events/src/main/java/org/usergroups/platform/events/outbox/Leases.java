package org.usergroups.platform.events.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Which buckets this instance may relay. Each bucket is one document with its owner and an end; the instances that are alive
 * divide the buckets among them.
 */
final class Leases {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> leases;
    private final MongoCollection<Document> instances;
    private final String owner;
    private final Duration length;
    private final InstantSource clock;
    private final Map<Integer, Instant> held = new TreeMap<>();
    private Instant refreshAt = Instant.MIN;
    private boolean alone = true;

    Leases(MongoDatabase database, String owner, Duration length, InstantSource clock) {
        this.leases = database.getCollection("outboxLeases");
        this.instances = database.getCollection("outboxInstances");
        this.owner = owner;
        this.length = length;
        this.clock = clock;
    }

    /** Renews and takes leases when a third of their length has passed. Called only between rounds, so nothing is in flight. */
    void refresh() {
        var now = clock.instant();
        if (now.isBefore(refreshAt)) {
            return;
        }
        instances.updateOne(eq(owner), set("until", now.plus(length)), new UpdateOptions().upsert(true));
        instances.deleteMany(lt("until", now.minus(length)));
        var alive = Math.max(1, (int) instances.countDocuments(gt("until", now)));
        alone = alive == 1;
        var share = (PendingEvent.BUCKETS + alive - 1) / alive;
        held.keySet().stream().skip(share).toList().forEach(this::release);
        for (var bucket : Set.copyOf(held.keySet())) {
            if (!take(bucket, now)) {
                held.remove(bucket);
            }
        }
        for (var bucket = 0; bucket < PendingEvent.BUCKETS && held.size() < share; bucket++) {
            if (!held.containsKey(bucket)) {
                take(bucket, now);
            }
        }
        refreshAt = now.plus(length.dividedBy(held.size() < share ? 15 : 3));
    }

    /** Whether no other instance was alive at the last refresh. */
    boolean isAlone() {
        return alone;
    }

    Set<Integer> held() {
        return Set.copyOf(held.keySet());
    }

    /** Whether a bucket stays ours for at least this long. */
    boolean holdsFor(int bucket, Duration remaining) {
        var until = held.get(bucket);
        return until != null && clock.instant().plus(remaining).isBefore(until);
    }

    /** Gives everything back, so that others need not wait for the end of the leases. */
    void releaseAll() {
        Set.copyOf(held.keySet()).forEach(this::release);
        instances.deleteOne(eq(owner));
    }

    private boolean take(int bucket, Instant now) {
        var until = now.plus(length);
        try {
            leases.findOneAndUpdate(
                    and(eq(bucket), or(eq("owner", owner), lt("until", now))),
                    combine(set("owner", owner), set("until", until), inc("epoch", 1L)),
                    new FindOneAndUpdateOptions().upsert(true));
            held.put(bucket, until);
            return true;
        } catch (MongoCommandException | MongoWriteException failed) {
            if (isDuplicateKey(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private void release(int bucket) {
        held.remove(bucket);
        leases.updateOne(and(eq(bucket), eq("owner", owner)), set("until", Instant.EPOCH));
    }

    private static boolean isDuplicateKey(MongoException failed) {
        return failed.getCode() == DUPLICATE_KEY
                || ErrorCategory.fromErrorCode(failed.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
