package org.usergroups.list.subscribers;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** Somebody gets the mail of a list. The address is known here and nowhere else. */
public record Subscription(@BsonId String id, String listId, String address, String addressKey, Instant since) {

    @Override
    public String toString() {
        return "Subscription[" + id + "]";
    }
}
