package org.usergroups.roster.groups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/**
 * That somebody looks after a group: it goes with the group, and beginning and ending it is a line of the group's history, which says
 * as what and not who. Whoever registers a group is in its history as its first author.
 */
@Component
public class Memberships implements PartOfGroup {

    private final Accounts accounts;
    private final Groups groups;

    Memberships(Accounts accounts, Groups groups) {
        this.accounts = accounts;
        this.groups = groups;
    }

    /** Makes a member look after a group, or in another role than before. */
    public void begin(String memberId, String groupId, String role) {
        var isNew = accounts.find(memberId)
                .filter(account -> account.state()
                        .in(groupId)
                        .filter(there -> there.role().equals(role))
                        .isEmpty())
                .isPresent();
        accounts.addMembership(memberId, groupId, role);
        if (isNew) {
            groups.note(groupId, Revision.PEOPLE, person(role) + " has joined");
        }
    }

    /** Ends it, if the member looks after the group. */
    public void end(String memberId, String groupId) {
        var role = accounts.find(memberId)
                .flatMap(account -> account.state().in(groupId))
                .map(Account.Membership::role);
        accounts.removeMembership(memberId, groupId);
        role.ifPresent(ended -> groups.note(groupId, Revision.PEOPLE, person(ended) + " has left"));
    }

    private static String person(String role) {
        return role.equals(Rights.ORGANIZER) ? "an organizer" : "a translator";
    }

    @Override
    public void deleteAllOf(String groupId) {
        for (var some = accounts.lookingAfter(groupId); !some.isEmpty(); some = accounts.lookingAfter(groupId)) {
            some.forEach(account -> accounts.removeMembership(account.id(), groupId));
        }
    }

    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        for (var some = accounts.lookingAfter(fromGroupId);
                !some.isEmpty();
                some = accounts.lookingAfter(fromGroupId)) {
            some.forEach(account -> accounts.moveMembership(account.id(), fromGroupId, toGroupId));
        }
    }

    @Override
    public List<String> groupIds() {
        return accounts.groupsLookedAfter();
    }
}
