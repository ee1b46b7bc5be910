package org.usergroups.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.events.Deleted;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.testing.ContractKit;
import org.usergroups.roster.groups.Entry;
import org.usergroups.roster.groups.Featured;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupEvents;
import org.usergroups.roster.groups.Story;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.MemberEvents;

class RosterContractTest extends ContractKit {

    private static final String ID = "01930a5e-7c00-7000-8000-000000000001";
    private static final String GROUP = "01930a5e-7c00-7000-8000-000000000002";
    private static final Instant THEN = Instant.parse("2026-11-23T19:00:00Z");

    RosterContractTest() {
        super("roster-service", GroupEvents.TOPIC, MemberEvents.TOPIC, Meeting.TOPIC);
    }

    @Test
    void examplesAreWhatTheCodeWrites() {
        var city = group(
                "lisbon-jug",
                new Entry(
                        "Lisbon JUG",
                        "Java in Lisbon, since 2004.",
                        "en",
                        List.of(new Entry.Translation("pt", null, "Java em Lisboa, desde 2004.")),
                        "PT",
                        "PT-11",
                        "Lisbon",
                        "Lisbon",
                        2267057,
                        new Entry.Location(38.7167, -9.1333),
                        Entry.Scope.city,
                        false,
                        List.of(new Entry.Place(
                                "Library, room 2",
                                Entry.Precision.venue,
                                "PT",
                                "Lisbon",
                                2267057,
                                new Entry.Location(38.71, -9.14))),
                        "Europe/Lisbon",
                        List.of("pt", "en"),
                        List.of("java"),
                        "https://jug.example/",
                        List.of(new Entry.Channel("chat", "https://chat.jug.example/", null)),
                        "2004-05",
                        new Entry.Access(true, null, null, null, false, "Lift at the back."),
                        new Story(
                                "en",
                                "Three people in a pub.",
                                "Two talks, then food.",
                                35,
                                Story.Rhythm.monthly,
                                Story.Venue.library,
                                "Begin on time.",
                                List.of(Story.Wish.speakers, Story.Wish.jointMeetings),
                                null),
                        null,
                        null,
                        null),
                new Freshness(Freshness.Status.active, THEN, THEN, ID, THEN.plusSeconds(15_724_800), 0, THEN),
                new Featured(LocalDate.of(2027, 3, 1), "First group of its country, without a sponsor.", ID, THEN));
        var online = group(
                "kafka-online",
                new Entry(
                        "Kafka Online",
                        "",
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Entry.Scope.online,
                        true,
                        List.of(),
                        null,
                        List.of(),
                        List.of("kafka"),
                        null,
                        List.of(),
                        null,
                        Entry.Access.UNKNOWN,
                        Story.UNTOLD,
                        null,
                        null,
                        null),
                new Freshness(Freshness.Status.prospective, THEN, null, null, THEN, 0, THEN),
                null);
        example("group-changed", "city", GroupEvents.TOPIC, city);
        example("group-changed", "online", GroupEvents.TOPIC, online);
        var memberships = List.of(new Account.Membership(GROUP, "organizer", null));
        example(
                "member-changed",
                "organizer",
                MemberEvents.TOPIC,
                new Account("ana@mail.example", "Ana", false, memberships, THEN));
        example(
                "meeting-changed",
                "evening",
                Meeting.TOPIC,
                new Meeting(
                        GROUP,
                        "Records and patterns",
                        "Two talks.",
                        THEN,
                        "Europe/Lisbon",
                        120,
                        "Library, room 2",
                        null,
                        List.of(new Meeting.Talk("Records", "Ana", "https://slides.example/records", "en")),
                        30,
                        40,
                        new Entry.Access(false, null, null, true, null, "Twelve steps down."),
                        Meeting.Status.CALLED_OFF,
                        THEN,
                        new Meeting.Occurrence(GROUP, "2026-11-23T19:00", 2, false),
                        null));
        for (var name : List.of("group", "member", "meeting")) {
            contracts().compareExample(name + "-deleted", "deleted", new Deleted(ID, 7));
        }
    }

    private static Group group(String slug, Entry entry, Freshness freshness, @Nullable Featured featured) {
        return new Group(slug, List.of(), entry, freshness, null, List.of(), null, THEN, THEN, null, null, featured);
    }

    private <S> void example(String event, String name, StateTopic<S> topic, S state) {
        if (topic.publication().apply(new Stored<>(ID, 3, state)) instanceof Publication.Snapshot snapshot) {
            contracts().compareExample(event, name, snapshot.data());
        } else {
            throw new AssertionError(event + " is not published");
        }
    }
}
