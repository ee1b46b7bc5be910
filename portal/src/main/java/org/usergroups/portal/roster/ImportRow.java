package org.usergroups.portal.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of an imported file, and what became of it. */
public record ImportRow(
        int row,
        @Nullable String id,
        String result,
        @Nullable String field,
        @Nullable String reason,
        List<String> dropped,
        List<Change> changes) {
    public ImportRow {
        dropped = dropped == null ? List.of() : List.copyOf(dropped);
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** A field before and after. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
