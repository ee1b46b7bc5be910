package org.usergroups.roster.groups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.PersonalData;

/** The groups that a member answers for. When the member goes, another organizer does, or nobody; all their groups take note of it. */
@Component
class Ownership implements PersonalData {

    private final Groups groups;
    private final GroupLife life;
    private final Memberships memberships;
    private final Accounts accounts;

    Ownership(Groups groups, GroupLife life, Memberships memberships, Accounts accounts) {
        this.groups = groups;
        this.life = life;
        this.memberships = memberships;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "answersFor";
    }

    @Override
    public List<String> export(String memberId) {
        return groups.ownedBy(memberId).stream()
                .map(group -> group.state().slug())
                .toList();
    }

    @Override
    public void erase(String memberId) {
        for (var group : groups.ownedBy(memberId)) {
            life.passOn(group.id(), memberId, memberId);
        }
        accounts.find(memberId).stream()
                .flatMap(account -> account.state().memberships().stream())
                .forEach(membership -> memberships.end(memberId, membership.groupId()));
    }
}
