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
        return coordinator || isOrganizerOf(groupId);
    }

    /** Whether this person is one of the group's own organizers, who alone can say that its entry is true. */
    public boolean isOrganizerOf(@Nullable String groupId) {
        return organized().stream().anyMatch(group -> group.groupId().equals(groupId));
    }

    /** Whether this person may say what the entry says in other languages. */
    public boolean translates(@Nullable String groupId) {
        return coordinator
                || memberships.stream()
                        .anyMatch(membership -> membership.groupId().equals(groupId));
    }

    /** The groups that this person organizes. */
    public List<Membership> organized() {
        return inRole("organizer");
    }

    /** The groups whose entries this person translates. */
    public List<Membership> translated() {
        return inRole("translator");
    }

    private List<Membership> inRole(String role) {
        return memberships.stream()
                .filter(membership -> role.equals(membership.role()))
                .toList();
    }

    /** A role in one group. */
    public record Membership(
            String groupId,
            @Nullable String slug,
            @Nullable String name,
            @Nullable String role) {}
}
