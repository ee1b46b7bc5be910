package org.usergroups.media.groups;

import java.util.List;

/** The groups that a member belongs to, and as what. */
public record Member(List<Membership> memberships) {

    /** A role in a group. */
    public record Membership(String groupId, String role) {}

    public Member {
        memberships = memberships == null ? List.of() : List.copyOf(memberships);
    }

    boolean organizes(String groupId) {
        return memberships.stream()
                .anyMatch(membership -> groupId.equals(membership.groupId()) && "organizer".equals(membership.role()));
    }
}
