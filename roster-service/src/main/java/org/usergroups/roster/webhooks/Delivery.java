package org.usergroups.roster.webhooks;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One message to one endpoint.
 *
 * @param id made from the webhook and the event, so that an event that arrives twice makes one
 * @param queuedAt since when it is tried
 * @param dueAt when it is tried next; while a try is under way, when it counts as lost; absent while its webhook is not active
 * @param attempts how often it has been tried since it was queued
 * @param claim the try that is under way
 * @param log the newest tries, the oldest first
 */
public record Delivery(
        @BsonId String id,
        String webhookId,
        String event,
        String body,
        Instant createdAt,
        State state,
        Instant queuedAt,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String claim,
        List<Attempt> log) {

    /** How it stands. */
    public enum State {
        waiting,
        delivered,
        failed
    }

    /**
     * One try.
     *
     * @param status what the endpoint answered
     * @param failure why it did not answer
     */
    public record Attempt(
            Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable String failure) {}

    static Delivery waiting(String id, String webhookId, String event, String body, Instant now) {
        return new Delivery(id, webhookId, event, body, now, State.waiting, now, now, 0, null, List.of());
    }
}
