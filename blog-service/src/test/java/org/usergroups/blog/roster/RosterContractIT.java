package org.usergroups.blog.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.blog.RunningBlog;
import org.usergroups.platform.events.inbound.BrokenEvent;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.testing.ContractFiles;

/** Takes the roster's own examples as they are, and as they may look tomorrow. */
@RunningBlog
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
            var group = groups.byId(example.data().path("id").asString());
            assertThat(group)
                    .map(Group::name)
                    .hasValue(example.data().path("name").asString());
        }
        var gone = contracts.event("group-deleted");
        for (var example : gone.examples()) {
            example.variants("roster.groups.v1", "org.usergroups.roster.group.deleted.v1", gone)
                    .forEach(event -> groups.take(next(event)));
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
            var id = example.data().path("id").asString();
            assertThat(members.displayName(id))
                    .hasValue(example.data().path("displayName").asString());
            example.data()
                    .path("memberships")
                    .forEach(membership -> assertThat(members.organizedBy(id))
                            .contains(membership.path("groupId").asString()));
        }
        var gone = contracts.event("member-deleted");
        for (var example : gone.examples()) {
            example.variants("roster.members.v1", "org.usergroups.roster.member.deleted.v1", gone)
                    .forEach(event -> members.take(next(event)));
        }
    }

    @Test
    void groupWithoutANameIsBroken() {
        var data = "{\"id\":\"x\",\"sequence\":1,\"slug\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        var event = new ReceivedEvent("roster.groups.v1", 0, 0, "x", "org.usergroups.roster.group.changed.v1", 1, data);
        assertThatExceptionOfType(BrokenEvent.class).isThrownBy(() -> groups.take(event));
    }

    /** The same event as the newest of its subject: examples may have the subject and sequence of another. */
    private ReceivedEvent next(ReceivedEvent event) {
        sequence++;
        return new ReceivedEvent(event.topic(), 0, sequence, event.subject(), event.type(), sequence, event.data());
    }
}
