package org.usergroups.list.archive;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.list.lists.PartOfList;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Stored;

/** The threads of all archives, and which thread went into which: a link to a thread stays good when it is joined to another. */
@Component
class Threads implements PartOfList {

    private static final int BATCH = 200;

    private final Aggregates<ArchivedThread> threads;
    private final MongoCollection<Document> moved;

    /** Where a page of threads begins: behind a thread, by its time and id. */
    record Position(Instant lastPostAt, String id) {}

    Threads(Aggregates<ArchivedThread> threads, MongoDatabase database) {
        this.threads = threads;
        this.moved = database.getCollection("movedThreads");
        moved.createIndex(Indexes.ascending("listId"));
    }

    /** A thread, or the one that it has gone into. */
    Optional<Stored<ArchivedThread>> find(String id) {
        var current = id;
        for (var steps = 0; steps < BATCH; steps++) {
            var found = threads.find(current);
            var next = found.isPresent() ? null : moved.find(eq(current)).first();
            if (next == null) {
                return found;
            }
            current = next.getString("to");
        }
        return Optional.empty();
    }

    /** The threads of a list, those with the newest posts first. */
    List<Stored<ArchivedThread>> ofList(String listId, @Nullable Position after, int limit) {
        var next = after == null
                ? Filters.empty()
                : or(
                        lt("lastPostAt", after.lastPostAt()),
                        and(eq("lastPostAt", after.lastPostAt()), lt("_id", after.id())));
        return threads.find(
                and(eq("listId", listId), next), orderBy(descending("lastPostAt"), descending("_id")), limit);
    }

    /** Writes a thread's newest state. */
    void put(String id, ArchivedThread thread) {
        if (threads.change(id, before -> thread).isEmpty()) {
            try {
                threads.create(id, thread);
            } catch (AlreadyExists created) {
                threads.change(id, before -> thread);
            }
        }
    }

    /** A thread of a list has become part of another. */
    void move(String listId, String id, String into) {
        moved.replaceOne(
                eq(id),
                new Document("_id", id).append("listId", listId).append("to", into),
                new ReplaceOptions().upsert(true));
        threads.find(id).ifPresent(threads::delete);
    }

    @Override
    public void deleteAllOf(String listId) {
        for (var batch = ofList(listId, null, BATCH); !batch.isEmpty(); batch = ofList(listId, null, BATCH)) {
            batch.forEach(threads::delete);
        }
        moved.deleteMany(eq("listId", listId));
    }

    @Override
    public List<String> listIds() {
        return Stream.concat(
                        threads.distinct("listId").stream(),
                        moved.distinct("listId", String.class).into(new ArrayList<>()).stream())
                .distinct()
                .toList();
    }
}
