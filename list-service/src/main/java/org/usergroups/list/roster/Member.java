package org.usergroups.list.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member of the portal, and the groups that they belong to. */
public record Member(List<Membership> memberships) {

    /** A group that somebody belongs to, and as what. */
    public record Membership(
            @Nullable String groupId, @Nullable String role) {}

    public Member {
        memberships = memberships == null ? List.of() : List.copyOf(memberships);
    }

    boolean organizes(String groupId) {
        return memberships.stream()
                .anyMatch(membership -> groupId.equals(membership.groupId()) && "organizer".equals(membership.role()));
    }
}
