package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message to a webhook, and how sending it went. */
public record WebhookDelivery(
        String id,
        String event,
        @Nullable Instant createdAt,
        String state,
        @Nullable Instant dueAt,
        List<Attempt> attempts) {

    public WebhookDelivery {
        attempts = attempts == null ? List.of() : List.copyOf(attempts);
    }

    /** The newest try, null before the first. */
    public @Nullable Attempt last() {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    /** One try: the status that came, or why none did. */
    public record Attempt(
            @Nullable Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable String failure) {}
}
