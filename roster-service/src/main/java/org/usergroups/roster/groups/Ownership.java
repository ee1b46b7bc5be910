package org.usergroups.roster.groups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.PersonalData;

/** The groups that a member answers for. When the member goes, another organizer does, or nobody. */
@Component
class Ownership implements PersonalData {

    private final Groups groups;
    private final GroupLife life;

    Ownership(Groups groups, GroupLife life) {
        this.groups = groups;
        this.life = life;
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
    }
}
