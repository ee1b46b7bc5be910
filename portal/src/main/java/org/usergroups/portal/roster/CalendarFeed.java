package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group's own calendar, and how fetching it goes. */
public record CalendarFeed(
        @Nullable String url,
        @Nullable Instant triedAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant nextAt,
        @Nullable String problem,
        int meetings) {

    /** No calendar is named. */
    public static final CalendarFeed NONE = new CalendarFeed(null, null, null, null, null, 0);
}
