package org.usergroups.portal.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two entries that may be of the same group; one is null when it is gone. */
public record Pair(
        String id,
        double score,
        List<String> reasons,
        String state,
        @Nullable Group a,
        @Nullable Group b,
        List<String> differing,
        @Nullable String reason) {

    public Pair {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        differing = differing == null ? List.of() : List.copyOf(differing);
    }

    public boolean isOpen() {
        return "open".equals(state) && a != null && b != null;
    }
}
