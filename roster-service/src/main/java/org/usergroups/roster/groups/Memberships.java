package org.usergroups.roster.groups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.Accounts;

/** That somebody looks after a group goes with the group. */
@Component
class Memberships implements PartOfGroup {

    private final Accounts accounts;

    Memberships(Accounts accounts) {
        this.accounts = accounts;
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
