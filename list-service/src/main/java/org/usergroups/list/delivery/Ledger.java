package org.usergroups.list.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;
import org.usergroups.list.lists.PartOfList;

/**
 * Who is to get which post, and who has got it: one entry for each post and subscriber, written before the first copy leaves. After a
 * crash only those without a final reply are sent again. It holds no address.
 */
@Component
class Ledger implements PartOfList {

    private final MongoCollection<Document> entries;
    private final InstantSource clock;
    private final ListProperties.Delivery properties;

    /** An entry that waits. */
    record Entry(String id, String subscriptionId, int attempts, Instant since) {}

    Ledger(MongoDatabase database, InstantSource clock, ListProperties properties) {
        this.entries = database.getCollection("deliveries");
        this.clock = clock;
        this.properties = properties.delivery();
        entries.createIndex(Indexes.ascending("postId", "state", "nextAt"));
        entries.createIndex(Indexes.ascending("listId"));
        entries.createIndex(Indexes.ascending("since"));
    }

    /** Writes down that these subscribers are to get a post; who is written down already stays as they are. */
    void add(String postId, String listId, List<String> subscriptionIds) {
        var now = clock.instant();
        var documents = subscriptionIds.stream()
                .map(subscriptionId -> new Document("_id", postId + "/" + subscriptionId)
                        .append("postId", postId)
                        .append("listId", listId)
                        .append("subscriptionId", subscriptionId)
                        .append("state", "due")
                        .append("attempts", 0)
                        .append("since", now)
                        .append("nextAt", now))
                .toList();
        try {
            entries.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException failed) {
            var isOnlyDuplicates = failed.getWriteErrors().stream()
                    .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!isOnlyDuplicates) {
                throw failed;
            }
        }
    }

    /** Entries of a post whose time has come. */
    List<Entry> due(String postId, int limit) {
        return entries.find(and(eq("postId", postId), eq("state", "due"), lte("nextAt", clock.instant())))
                .limit(limit)
                .map(entry -> new Entry(
                        entry.getString("_id"),
                        entry.getString("subscriptionId"),
                        entry.getInteger("attempts"),
                        entry.getDate("since").toInstant()))
                .into(new ArrayList<>());
    }

    /** When the next entry of a post is due; empty if every entry is settled. */
    Optional<Instant> nextDue(String postId) {
        var next = entries.find(and(eq("postId", postId), eq("state", "due")))
                .sort(ascending("nextAt"))
                .first();
        return Optional.ofNullable(next).map(entry -> entry.getDate("nextAt").toInstant());
    }

    /** The mail server has taken the copy. */
    void sent(Entry entry) {
        settle(entry, "sent", 250);
    }

    /** The mail server has refused the copy for good, or for too long. */
    void failed(Entry entry, int reply) {
        settle(entry, "failed", reply);
    }

    /** The subscriber has left meanwhile. */
    void left(Entry entry) {
        settle(entry, "left", 0);
    }

    /** The mail server has put the copy off; it is offered again later, or given up when that has gone on for long. */
    void putOff(Entry entry, int reply) {
        var now = clock.instant();
        if (now.isAfter(entry.since().plus(properties.giveUpAfter()))) {
            failed(entry, reply);
            return;
        }
        entries.updateOne(
                eq(entry.id()),
                combine(inc("attempts", 1), set("reply", reply), set("nextAt", now.plus(pause(entry.attempts())))));
    }

    private Duration pause(int attempts) {
        var pause = properties.firstRetry().multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(properties.longestRetry()) < 0 ? pause : properties.longestRetry();
    }

    private void settle(Entry entry, String state, int reply) {
        entries.updateOne(
                eq(entry.id()), combine(set("state", state), set("reply", reply), set("at", clock.instant())));
    }

    /** Removes what is too old to be asked about. */
    void sweep() {
        entries.deleteMany(and(lt("since", clock.instant().minus(properties.keepLedger())), ne("state", "due")));
    }

    @Override
    public void deleteAllOf(String listId) {
        entries.deleteMany(eq("listId", listId));
    }

    @Override
    public List<String> listIds() {
        return entries.distinct("listId", String.class).into(new ArrayList<>());
    }
}
