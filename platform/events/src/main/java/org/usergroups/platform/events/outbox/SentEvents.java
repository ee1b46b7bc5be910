package org.usergroups.platform.events.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** Takes events that the broker has out of the outboxes of their documents. */
final class SentEvents {

    private SentEvents() {}

    /**
     * Takes sent events out, all at once where nobody has changed their documents meanwhile.
     *
     * @return of which documents some may be left
     * @throws com.mongodb.MongoException if the store does not take that; then what is not taken out yet stays, and is sent again
     */
    static List<Acknowledged> remove(MongoCollection<BsonDocument> documents, List<Acknowledged> sent) {
        var rest = new ArrayList<Acknowledged>();
        var emptied = new ArrayList<Acknowledged>();
        for (var one : sent) {
            if (one.isAll() && !one.isWithdrawn()) {
                emptied.add(one);
            } else if (!one.isAll() || !bury(documents, one)) {
                rest.add(one);
            }
        }
        if (empty(documents, emptied) < emptied.size()) {
            rest.addAll(emptied);
        }
        pull(documents, rest);
        return rest;
    }

    /** Answers how many documents were as they had been read. */
    private static int empty(MongoCollection<BsonDocument> documents, List<Acknowledged> sent) {
        var emptied = combine(set("outbox.events", new BsonArray()), unset("outbox.pending"), unset("outbox.refusals"));
        return write(documents, sent.stream().map(one -> new UpdateOneModel<BsonDocument>(one.unchanged(), emptied)));
    }

    private static void pull(MongoCollection<BsonDocument> documents, List<Acknowledged> sent) {
        write(
                documents,
                sent.stream()
                        .flatMap(one -> Stream.of(
                                new UpdateOneModel<BsonDocument>(
                                        eq("_id", one.id()),
                                        Updates.pull("outbox.events", lte("sequence", one.sequence()))),
                                new UpdateOneModel<BsonDocument>(
                                        and(eq("_id", one.id()), size("outbox.events", 0)), unset("outbox.pending")))));
    }

    private static int write(MongoCollection<BsonDocument> documents, Stream<UpdateOneModel<BsonDocument>> updates) {
        var all = updates.toList();
        return all.isEmpty() ? 0 : documents.bulkWrite(all).getMatchedCount();
    }

    /** Leaves of a deleted aggregate its id and version, so that the id is never used again with a sequence that goes back. */
    private static boolean bury(MongoCollection<BsonDocument> documents, Acknowledged sent) {
        var left = new BsonDocument("_id", sent.document().get("_id"))
                .append("version", sent.document().get("version"))
                .append("deleted", BsonBoolean.TRUE);
        return documents
                        .replaceOne(and(sent.unchanged(), eq("deleted", true)), left)
                        .getMatchedCount()
                > 0;
    }
}
