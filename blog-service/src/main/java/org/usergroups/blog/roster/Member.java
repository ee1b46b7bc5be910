package org.usergroups.blog.roster;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A member of the portal, and the groups that they belong to. Public because the store's codec reads it. */
public record Member(String displayName, List<Membership> memberships) {

    /** A part in a group. */
    public record Membership(String groupId, @Nullable String role) {}

    public Member {
        Objects.requireNonNull(displayName, "displayName");
        memberships = memberships == null ? List.of() : List.copyOf(memberships);
    }

    List<String> organizedGroups() {
        return memberships.stream()
                .filter(membership -> "organizer".equals(membership.role()))
                .map(Membership::groupId)
                .toList();
    }
}
