package org.usergroups.blog.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.blog.RunningBlog;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.testing.ContractFiles;
import org.usergroups.platform.testing.TestEvents;

/** Takes the roster's own examples from the real topics, as they are and as they may look tomorrow. */
@RunningBlog
class RosterContractIT {

    private final ContractFiles contracts = ContractFiles.of("roster-service");

    @Autowired
    private Groups groups;

    @Autowired
    private Members members;

    @Autowired
    private TestEvents events;

    /** Examples may have the sequence of another: every event that is published here is the newest of its subject. */
    private long sequence = 1_000;

    @Test
    void everyExampleOfAGroupIsTaken() {
        for (var example : contracts.event("group-changed").examples()) {
            publishAll("group-changed", "roster.groups.v1", "org.usergroups.roster.group.changed.v1", example);
            assertThat(groups.byId(example.data().path("id").asString()))
                    .map(Group::name)
                    .hasValue(example.data().path("name").asString());
        }
        for (var example : contracts.event("group-deleted").examples()) {
            publishAll("group-deleted", "roster.groups.v1", "org.usergroups.roster.group.deleted.v1", example);
            assertThat(groups.byId(example.data().path("id").asString())).isEmpty();
        }
    }

    @Test
    void everyExampleOfAMemberIsTaken() {
        for (var example : contracts.event("member-changed").examples()) {
            publishAll("member-changed", "roster.members.v1", "org.usergroups.roster.member.changed.v1", example);
            var id = example.data().path("id").asString();
            assertThat(members.displayName(id))
                    .hasValue(example.data().path("displayName").asString());
            example.data()
                    .path("memberships")
                    .forEach(membership -> assertThat(members.organizedBy(id))
                            .contains(membership.path("groupId").asString()));
        }
        for (var example : contracts.event("member-deleted").examples()) {
            publishAll("member-deleted", "roster.members.v1", "org.usergroups.roster.member.deleted.v1", example);
        }
    }

    @Test
    void groupWithoutANameIsBroken() {
        var data = "{\"id\":\"x\",\"sequence\":1,\"slug\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        var event = new ReceivedEvent("roster.groups.v1", 0, 0, "x", "org.usergroups.roster.group.changed.v1", 1, data);
        assertThat(groups.following().handle(List.of(event)))
                .extracting(EventHandler.Broken::event)
                .containsExactly(event);
    }

    /** Publishes an example in all its variants and then as it is; returns when they are handled, none of them as a dead letter. */
    private void publishAll(String name, String topic, String type, ContractFiles.Example example) {
        for (var variant : example.variants(topic, type, contracts.event(name))) {
            var data = new String(Objects.requireNonNull(variant.data()), StandardCharsets.UTF_8);
            events.publish(topic, type, variant.subject(), sequence++, data);
        }
        var id = example.data().path("id").asString();
        events.publish(topic, type, id, sequence++, example.data());
        events.awaitConsumed(topic, "blog-service");
        assertThat(events.of(topic + ".blog-service.dlq", id)).isEmpty();
    }
}
