package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that the roster tells what changes.
 *
 * @param groupId the group that it is told of, null for everything
 * @param reason why it was switched off
 * @param secret what signs its messages; only where it was made just now
 */
public record Webhook(
        String id,
        long version,
        @Nullable String groupId,
        String url,
        List<String> events,
        String state,
        @Nullable String reason,
        @Nullable Instant createdAt,
        @Nullable String secret) {
    /** What can be told. */
    public static final List<String> EVENTS =
            List.of("group.changed", "group.deleted", "meeting.changed", "meeting.deleted");

    public Webhook {
        events = events == null ? List.of() : List.copyOf(events);
    }

    public boolean isActive() {
        return state.equals("active");
    }
}
