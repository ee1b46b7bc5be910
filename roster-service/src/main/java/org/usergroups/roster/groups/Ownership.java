package org.usergroups.roster.groups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.PersonalData;

/** The groups that a member answers for. When the member goes, another organizer does, or nobody. */
@Component
class Ownership implements PersonalData {

    private final Groups groups;
    private final Accounts accounts;

    Ownership(Groups groups, Accounts accounts) {
        this.groups = groups;
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
            var others = accounts.organizersOf(group.id()).stream().filter(other -> !other.equals(memberId));
            groups.giveTo(group.id(), others.findFirst().orElse(null), memberId, "");
        }
    }
}
