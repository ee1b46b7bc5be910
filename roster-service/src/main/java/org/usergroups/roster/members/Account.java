package org.usergroups.roster.members;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's account. The address stays in this service; what others get to know is in {@link MemberEvents}.
 *
 * @param email the address as it is compared, in lower case
 */
public record Account(
        String email, String displayName, boolean coordinator, List<Membership> memberships, Instant createdAt) {

    /**
     * That somebody looks after a group, and as what.
     *
     * @param isHidden whether the group's page leaves the person out; absent for one who is shown
     */
    public record Membership(
            String groupId, String role, @Nullable Boolean isHidden) {

        /** Whether everybody may see it. */
        public boolean isPublic() {
            return !Boolean.TRUE.equals(isHidden);
        }
    }

    /** The account in another role in a group; whether it is shown stays as it was. */
    Account with(String groupId, String role) {
        var there = in(groupId);
        return there.filter(membership -> membership.role().equals(role)).isPresent()
                ? this
                : with(new Membership(
                        groupId, role, there.map(Membership::isHidden).orElse(null)));
    }

    Account shownIn(String groupId, boolean isPublic) {
        return in(groupId)
                .filter(membership -> membership.isPublic() != isPublic)
                .map(membership -> with(new Membership(groupId, membership.role(), isPublic ? null : true)))
                .orElse(this);
    }

    /** As what the member looks after a group. */
    public Optional<Membership> in(String groupId) {
        return memberships.stream()
                .filter(membership -> membership.groupId().equals(groupId))
                .findFirst();
    }

    private Account with(Membership membership) {
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
        var moving = in(fromGroupId);
        var left = without(fromGroupId);
        return moving.isEmpty() || isOrganizerOf(toGroupId)
                ? left
                : left.with(new Membership(
                        toGroupId, moving.get().role(), moving.get().isHidden()));
    }

    Account named(String name) {
        return new Account(email, name, coordinator, memberships, createdAt);
    }

    Account reachedAt(String address) {
        return new Account(address, displayName, coordinator, memberships, createdAt);
    }

    /** What is left until the deletion is published: nothing of the person. */
    Account erased(String marker) {
        return new Account(marker, "Former member", false, List.of(), createdAt);
    }

    Account coordinating(boolean isCoordinator) {
        return new Account(email, displayName, isCoordinator, memberships, createdAt);
    }

    boolean isOrganizerOf(String groupId) {
        return in(groupId)
                .filter(membership -> membership.role().equals(Rights.ORGANIZER))
                .isPresent();
    }
}
