package org.usergroups.list.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.list.RunningList;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.testing.ContractFiles;
import org.usergroups.platform.web.Caller;

/** Takes the roster's own examples as they are, and as they may look tomorrow. */
@RunningList
class RosterContractIT {

    private final ContractFiles contracts = ContractFiles.of("roster-service");

    @Autowired
    private Groups groups;

    @Autowired
    private Members members;

    private long sequence;

    @Test
    void everyExampleOfAGroupIsTaken() {
        var contract = contracts.event("group-changed");
        for (var example : contract.examples()) {
            for (var event : example.variants("roster.groups.v1", "org.usergroups.roster.group.changed.v1", contract)) {
                groups.take(next(event));
            }
            assertThat(groups.byId(example.data().path("id").asString()))
                    .map(Group::name)
                    .hasValue(example.data().path("name").asString());
        }
        var gone = contracts.event("group-deleted");
        for (var example : gone.examples()) {
            example.variants("roster.groups.v1", "org.usergroups.roster.group.deleted.v1", gone)
                    .forEach(event -> groups.take(next(event)));
            assertThat(groups.byId(example.data().path("id").asString())).isEmpty();
        }
    }

    @Test
    void everyExampleOfAMemberIsTaken() {
        var contract = contracts.event("member-changed");
        for (var example : contract.examples()) {
            for (var event :
                    example.variants("roster.members.v1", "org.usergroups.roster.member.changed.v1", contract)) {
                members.take(next(event));
            }
            var caller = new Caller(example.data().path("id").asString(), null, false);
            example.data()
                    .path("memberships")
                    .forEach(membership -> assertThat(members.mayRunListsOf(
                                    membership.path("groupId").asString(), caller))
                            .isTrue());
        }
        var gone = contracts.event("member-deleted");
        for (var example : gone.examples()) {
            example.variants("roster.members.v1", "org.usergroups.roster.member.deleted.v1", gone)
                    .forEach(event -> members.take(next(event)));
        }
    }

    /** The same event as the newest of its subject: examples may have the sequence of another. */
    private ReceivedEvent next(ReceivedEvent event) {
        sequence++;
        return new ReceivedEvent(event.topic(), 0, sequence, event.subject(), event.type(), sequence, event.data());
    }
}
