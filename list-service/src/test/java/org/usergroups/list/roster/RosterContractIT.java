package org.usergroups.list.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.list.RunningList;
import org.usergroups.platform.events.inbound.DeadLetters;
import org.usergroups.platform.testing.ContractFiles;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.web.Caller;

/** Takes the roster's own examples, as they are and as they may look tomorrow, from the real topics. */
@RunningList
class RosterContractIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GROUPS = "roster.groups.v1";
    private static final String MEMBERS = "roster.members.v1";
    private static final String CHANGED = "org.usergroups.roster.%s.changed.v1";
    private static final String DELETED = "org.usergroups.roster.%s.deleted.v1";

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
        var keys = new LinkedHashSet<String>();
        for (var example : contracts.event("group-changed").examples()) {
            var id = published("group-changed", GROUPS, CHANGED.formatted("group"), example);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(groups.byId(id))
                            .map(Group::name)
                            .hasValue(example.data().path("name").asString()));
            keys.add(id);
        }
        for (var example : contracts.event("group-deleted").examples()) {
            var id = published("group-deleted", GROUPS, DELETED.formatted("group"), example);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(groups.byId(id)).isEmpty());
            keys.add(id);
        }

        assertThat(keys).isNotEmpty().allSatisfy(id -> assertNoDeadLetter(GROUPS, id, this::markGroup));
    }

    @Test
    void everyExampleOfAMemberIsTaken() {
        var keys = new LinkedHashSet<String>();
        for (var example : contracts.event("member-changed").examples()) {
            var id = published("member-changed", MEMBERS, CHANGED.formatted("member"), example);
            var caller = new Caller(id, null, false);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(example.data().path("memberships"))
                            .allSatisfy(membership -> assertThat(members.mayRunListsOf(
                                            membership.path("groupId").asString(), caller))
                                    .isEqualTo("organizer"
                                            .equals(membership.path("role").asString()))));
            keys.add(id);
        }
        for (var example : contracts.event("member-deleted").examples()) {
            keys.add(published("member-deleted", MEMBERS, DELETED.formatted("member"), example));
        }

        assertThat(keys).isNotEmpty().allSatisfy(id -> assertNoDeadLetter(MEMBERS, id, this::markMember));
    }

    /** Publishes an example in all its variants and then as it is; answers whose it is. */
    private String published(String event, String topic, String type, ContractFiles.Example example) {
        for (var variant : example.variants(topic, type, contracts.event(event))) {
            var data = new String(Objects.requireNonNull(variant.data()), StandardCharsets.UTF_8);
            events.publish(topic, type, variant.subject(), sequence++, data);
        }
        var id = example.data().path("id").asString();
        events.publish(topic, type, id, sequence++, example.data());
        return id;
    }

    /**
     * Events of one key share a partition, so a marker that is known has come after all of them. The dead letters of a batch are
     * written behind its handling: when a second marker is known, those of the batch with the first are there.
     */
    private void assertNoDeadLetter(String topic, String id, BiConsumer<String, String> mark) {
        mark.accept(id, "marker-" + UUID.randomUUID());
        mark.accept(id, "marker-" + UUID.randomUUID());
        assertThat(events.of(DeadLetters.name(topic, "list-service"), id)).isEmpty();
    }

    private void markGroup(String id, String marker) {
        events.publish(
                GROUPS,
                CHANGED.formatted("group"),
                id,
                sequence,
                Map.of("id", id, "sequence", sequence++, "slug", marker, "name", marker));
        await().atMost(PATIENCE)
                .until(() ->
                        groups.byId(id).map(Group::name).filter(marker::equals).isPresent());
    }

    private void markMember(String id, String marker) {
        var memberships = List.of(Map.of("groupId", marker, "role", "organizer"));
        events.publish(
                MEMBERS,
                CHANGED.formatted("member"),
                id,
                sequence,
                Map.of("id", id, "sequence", sequence++, "memberships", memberships));
        await().atMost(PATIENCE).until(() -> members.mayRunListsOf(marker, new Caller(id, null, false)));
    }
}
