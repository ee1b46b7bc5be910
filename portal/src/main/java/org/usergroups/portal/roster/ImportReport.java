package org.usergroups.portal.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each line of an imported file. */
public record ImportReport(int lines, int created, int changed, int unchanged, List<Rejected> rejected) {
    public ImportReport {
        rejected = rejected == null ? List.of() : List.copyOf(rejected);
    }

    /** A line that was not taken, and why. */
    public record Rejected(
            int line,
            @Nullable String id,
            @Nullable String field,
            @Nullable String reason) {}
}
