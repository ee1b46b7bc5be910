package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That somebody says an entry is not right, and what came of it. */
public record Report(
        String id,
        String reason,
        String text,
        @Nullable String otherSlug,
        boolean open,
        Instant openedAt,
        Instant coordinatorsFrom,
        List<Decision> decisions,
        @Nullable Appeal appeal,
        boolean mayDecide,
        boolean mayAppeal) {

    public Report {
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    /** @param by a name; null for somebody who has left, and where time decided */
    public record Decision(String outcome, @Nullable String by, String reason, Instant at) {}

    /** That an organizer has asked for another decision. */
    public record Appeal(@Nullable String by, String text, Instant at) {}
}
