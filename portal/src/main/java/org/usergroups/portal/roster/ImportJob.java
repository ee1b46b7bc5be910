package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The import of one file, and how far it is. */
public record ImportJob(
        String id,
        String format,
        @Nullable String groupId,
        boolean dryRun,
        String state,
        int rows,
        int done,
        int created,
        int changed,
        int unchanged,
        int kept,
        int rejected,
        int dropped,
        @Nullable Instant createdAt) {

    /** Whether nothing more happens by itself. */
    public boolean isOver() {
        return state.equals("done") || state.equals("cancelled");
    }
}
