package org.usergroups.portal.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The person who is signed in, and the groups where this person has a role. */
public record Me(@Nullable String id, @Nullable String displayName, boolean coordinator, List<Membership> memberships) {

    /** Nobody: organizes nothing. */
    public static final Me NOBODY = new Me(null, null, false, List.of());

    public Me {
        memberships = memberships == null ? List.of() : List.copyOf(memberships);
    }

    /** Whether this person may change what belongs to the group. */
    public boolean organizes(@Nullable String groupId) {
        return coordinator
                || organized().stream().anyMatch(group -> group.groupId().equals(groupId));
    }

    /** Whether this person may say what the entry says in other languages. */
    public boolean translates(@Nullable String groupId) {
        return coordinator
                || memberships.stream()
                        .anyMatch(membership -> membership.groupId().equals(groupId));
    }

    /** The groups that this person organizes. */
    public List<Membership> organized() {
        return memberships.stream()
                .filter(membership -> "organizer".equals(membership.role()))
                .toList();
    }

    /** A role in one group. */
    public record Membership(
            String groupId,
            @Nullable String slug,
            @Nullable String name,
            @Nullable String role) {}
}
