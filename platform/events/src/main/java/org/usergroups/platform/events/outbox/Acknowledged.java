package org.usergroups.platform.events.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * What the broker has of the events of a document.
 *
 * @param document as it was read, with its version and outbox
 * @param events that were in its outbox
 * @param sequence of the last event that the broker has
 */
record Acknowledged(BsonDocument document, List<PendingEvent> events, long sequence) {

    boolean isAll() {
        return events.getLast().sequence() == sequence;
    }

    boolean isWithdrawn() {
        return events.getLast().withdrawal();
    }

    String id() {
        return document.getString("_id").getValue();
    }

    /** Matches as long as nobody has changed the document. */
    Bson unchanged() {
        return and(eq("_id", id()), eq("version", document.getNumber("version").longValue()));
    }
}
