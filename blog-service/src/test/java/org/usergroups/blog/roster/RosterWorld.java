package org.usergroups.blog.roster;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.usergroups.platform.testing.TestEvents;

/** Plays the roster: says what it would say on Kafka, and waits until the service under test has taken it. */
public final class RosterWorld {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestEvents events;
    private final Groups groups;
    private final Members members;
    private final AtomicLong sequence = new AtomicLong(1);

    public RosterWorld(TestEvents events, Groups groups, Members members) {
        this.events = events;
        this.groups = groups;
        this.members = members;
    }

    public void group(String id, String slug, String name, String country) {
        events.publish(
                "roster.groups.v1",
                "org.usergroups.roster.group.changed.v1",
                id,
                sequence.incrementAndGet(),
                Map.of("id", id, "sequence", 1, "slug", slug, "name", name, "country", country, "status", "active"));
        await().atMost(PATIENCE)
                .until(() -> groups.byId(id)
                        .filter(group -> group.name().equals(name))
                        .isPresent());
    }

    public void groupGone(String id) {
        var number = sequence.incrementAndGet();
        events.publish(
                "roster.groups.v1",
                "org.usergroups.roster.group.deleted.v1",
                id,
                number,
                Map.of("id", id, "sequence", number));
        await().atMost(PATIENCE).until(() -> groups.byId(id).isEmpty());
    }

    public void organizer(String memberId, String name, String groupId) {
        events.publish(
                "roster.members.v1",
                "org.usergroups.roster.member.changed.v1",
                memberId,
                sequence.incrementAndGet(),
                Map.of(
                        "id",
                        memberId,
                        "sequence",
                        1,
                        "displayName",
                        name,
                        "coordinator",
                        false,
                        "memberships",
                        List.of(Map.of("groupId", groupId, "role", "organizer"))));
        await().atMost(PATIENCE)
                .until(() -> members.displayName(memberId).filter(name::equals).isPresent());
    }

    public void memberGone(String id) {
        var number = sequence.incrementAndGet();
        events.publish(
                "roster.members.v1",
                "org.usergroups.roster.member.deleted.v1",
                id,
                number,
                Map.of("id", id, "sequence", number));
        await().atMost(PATIENCE).until(() -> members.displayName(id).isEmpty());
    }
}
