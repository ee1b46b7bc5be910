package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link of an entry and whether it leads somewhere. */
public record EntryLink(
        String field,
        String url,
        @Nullable String result,
        boolean broken,
        @Nullable String remark,
        @Nullable String movedTo,
        @Nullable Instant checkedAt) {

    /** Whether somebody should look at it. */
    public boolean isNoteworthy() {
        return broken || movedTo != null;
    }
}
