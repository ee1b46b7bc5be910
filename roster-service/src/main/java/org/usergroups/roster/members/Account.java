package org.usergroups.roster.members;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person's account. The address stays in this service; what others get to know is in {@link MemberEvents}.
 *
 * @param email the address as it is compared, in lower case
 */
public record Account(
        String email, String displayName, boolean coordinator, List<Membership> memberships, Instant createdAt) {

    /** That somebody looks after a group, and as what. */
    public record Membership(String groupId, String role) {}

    Account with(Membership membership) {
        if (memberships.contains(membership)) {
            return this;
        }
        var others = memberships.stream().filter(other -> !other.groupId().equals(membership.groupId()));
        return new Account(
                email,
                displayName,
                coordinator,
                Stream.concat(others, Stream.of(membership)).toList(),
                createdAt);
    }

    Account without(String groupId) {
        return new Account(
                email,
                displayName,
                coordinator,
                memberships.stream()
                        .filter(membership -> !membership.groupId().equals(groupId))
                        .toList(),
                createdAt);
    }

    Account moved(String fromGroupId, String toGroupId) {
        var moving = memberships.stream()
                .filter(membership -> membership.groupId().equals(fromGroupId))
                .findFirst();
        var left = without(fromGroupId);
        return moving.isEmpty() || isOrganizerOf(toGroupId)
                ? left
                : left.with(new Membership(toGroupId, moving.get().role()));
    }

    Account named(String name) {
        return new Account(email, name, coordinator, memberships, createdAt);
    }

    /** What is left until the deletion is published: nothing of the person. */
    Account erased(String marker) {
        return new Account(marker, "Former member", false, List.of(), createdAt);
    }

    Account asCoordinator() {
        return new Account(email, displayName, true, memberships, createdAt);
    }

    boolean isOrganizerOf(String groupId) {
        return memberships.contains(new Membership(groupId, Rights.ORGANIZER));
    }
}
