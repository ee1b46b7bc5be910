package org.usergroups.platform.events.outbox;

import java.time.Instant;
import java.util.Date;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Traces;

/**
 * An event that waits in its aggregate's document, already serialised and checked.
 *
 * @param withdrawal whether a null record (a Kafka tombstone) follows the event, so that compaction removes the key
 * @param traceparent the trace of the command that caused it (W3C Trace Context), or null if that was not traced
 */
public record PendingEvent(
        long sequence,
        String type,
        Instant time,
        byte[] data,
        boolean withdrawal,
        @Nullable String traceparent) {

    /** How many buckets share the aggregates of a service. Never changed: instances of two versions must agree. */
    public static final int BUCKETS = 16;

    /** The bucket of an aggregate; {@link String#hashCode()} is specified, so every JVM agrees. */
    public static int bucketOf(String aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), BUCKETS);
    }

    /** The outbox of a new document. */
    public static BsonDocument outboxOf(@Nullable PendingEvent event, String aggregateId, Instant now) {
        var outbox = new BsonDocument("events", new BsonArray());
        if (event != null) {
            outbox.getArray("events").add(event.toBson());
            outbox.append(
                    "pending",
                    new BsonDocument("bucket", new BsonInt32(bucketOf(aggregateId)))
                            .append("since", new BsonDateTime(now.toEpochMilli())));
        }
        return outbox;
    }

    public BsonDocument toBson() {
        var document = new BsonDocument("sequence", new BsonInt64(sequence))
                .append("type", new BsonString(type))
                .append("time", new BsonDateTime(Date.from(time).getTime()))
                .append("data", new BsonBinary(data))
                .append("withdrawal", BsonBoolean.valueOf(withdrawal));
        return traceparent == null ? document : document.append(Traces.HEADER, new BsonString(traceparent));
    }

    static PendingEvent fromBson(BsonDocument document) {
        return new PendingEvent(
                document.getNumber("sequence").longValue(),
                document.getString("type").getValue(),
                Instant.ofEpochMilli(document.getDateTime("time").getValue()),
                document.getBinary("data").getData(),
                document.getBoolean("withdrawal").getValue(),
                document.containsKey(Traces.HEADER)
                        ? document.getString(Traces.HEADER).getValue()
                        : null);
    }
}
