package org.usergroups.roster.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.web.Caller;
import org.usergroups.roster.Calls;
import org.usergroups.roster.MailRound;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Groups that coordinators name as worth a visit: who may, for how long, who is told, and how it ends. */
@RunningRoster
@Import(RunningRoster.MovableTime.class)
class FeaturedIT {

    private static final String NOTE = "First group of its country, runs without a sponsor.";

    @Autowired
    private Calls calls;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Groups groups;

    @Autowired
    private Featuring featuring;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MailRound mails;

    @Autowired
    private JsonMapper json;

    @Test
    void everybodySeesItUntilItsLastDayIsOver() {
        var path = registered("Shown", "PW");
        var until = today().plusDays(30);
        var featured = feature(path, until, "  " + NOTE + "\n");
        assertThat(featured.status()).as(featured.problem()).isEqualTo(200);
        assertThat(featured.etag()).isEqualTo("\"2\"");
        assertThat(featured.text("featured.until")).isEqualTo(until.toString());
        assertThat(calls.get(path).text("featured.note")).isEqualTo(NOTE);
        assertThat(published(path).path("featuredUntil").asString()).isEqualTo(until.toString());
        assertThat(published(path).path("featuredNote").asString()).isEqualTo(NOTE);

        clock.advance(Duration.ofDays(30));
        assertThat(listed("PW").at("/featured/note").asString())
                .as("on the last day")
                .isEqualTo(NOTE);
        clock.advance(Duration.ofDays(1));
        assertThat(listed("PW").path("featured").isNull()).as("the day after").isTrue();
        // What is ready for readers is a second old at most.
        await().untilAsserted(() ->
                assertThat(calls.get(path).body().path("featured").isNull()).isTrue());
        var again = feature(path, today().plusDays(10), NOTE);
        assertThat(again.status()).as(again.problem()).isEqualTo(200);
        assertThat(listed("PW").at("/featured/note").asString()).isEqualTo(NOTE);
    }

    @Test
    void coordinatorEndsItBeforeItsTimeAndTheAuditSaysWhoAndWhy() {
        var path = registered("Ended", "NR");
        feature(path, today().plusDays(30), NOTE);
        var ended = end(path, "?why=They%20asked%20us%20to.");
        assertThat(ended.status()).as(ended.problem()).isEqualTo(200);
        assertThat(ended.body().path("featured").isNull()).isTrue();
        assertThat(calls.get(path).body().path("featured").isNull()).isTrue();
        assertThat(published(path).path("featuredUntil").isNull()).isTrue();
        assertThat(published(path).path("featuredNote").isNull()).isTrue();
        assertThat(end(path, "").etag()).as("ended once").isEqualTo(ended.etag());

        var lines = audit("Ended");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("deed").asString()).isEqualTo("NO_LONGER_FEATURED");
        assertThat(lines.get(0).path("reason").asString()).isEqualTo("They asked us to.");
        assertThat(lines.get(1).path("deed").asString()).isEqualTo("FEATURED");
        assertThat(lines.get(1).path("reason").asString())
                .isEqualTo("until %s: %s".formatted(today().plusDays(30), NOTE));
    }

    @Test
    void sameAgainChangesNothingAndAnotherDayOrNoteDoes() {
        var path = registered("Twice", "TV");
        var until = today().plusDays(30);
        var first = feature(path, until, NOTE);
        assertThat(feature(path, until, NOTE).etag()).isEqualTo(first.etag());
        assertThat(audit("Twice")).hasSize(1);
        var read = groups.get(first.id());
        var cora = new Caller(calls.idOf("cora@featured.example"), "Cora", true);
        var second = featuring.feature(read, until.plusDays(1), NOTE, cora);
        assertThat(featuring.feature(read, until.plusDays(1), NOTE, cora).version())
                .as("by two who have read the same version")
                .isEqualTo(second.version());
        var third = feature(path, until.plusDays(1), "Reads query plans aloud.");
        assertThat(third.text("featured.until")).isEqualTo(until.plusDays(1).toString());
        assertThat(third.text("featured.note")).isEqualTo("Reads query plans aloud.");
        assertThat(audit("Twice")).hasSize(3);
    }

    @Test
    void entryItsHistoryAndItsLastChangeStayAsTheyAreAndNoEditTouchesIt() {
        var ana = calls.member("ana@featured.example");
        var path = registered("Apart", "KI");
        var before = calls.get(path);
        var featured = feature(path, today().plusDays(30), NOTE);
        assertThat(featured.text("changedAt")).isEqualTo(before.text("changedAt"));
        assertThat(featured.text("confirmedAt")).isEqualTo(before.text("confirmedAt"));
        assertThat(calls.get(path + "/history").body().path("items")).isEmpty();
        calls.patch(path, ana, "*", Map.of("description", "We meet on Mondays.", "slug", "featured-apart-now"));
        calls.post(path + "/confirmation", ana, Map.of());
        assertThat(calls.get(path).text("featured.note")).isEqualTo(NOTE);
    }

    @Test
    void onlyCoordinatorsMay() {
        var path = registered("Refused", "MH");
        var form = Map.of("until", today().plusDays(30).toString(), "note", NOTE);
        assertThat(calls.put(path + "/featured", null, form).status()).isEqualTo(401);
        var organizer = calls.member("ana@featured.example");
        assertThat(calls.put(path + "/featured", organizer, form).status()).isEqualTo(403);
        feature(path, today().plusDays(30), NOTE);
        assertThat(calls.delete(path + "/featured", organizer, null).status()).isEqualTo(403);
        assertThat(calls.get(path).text("featured.note")).isEqualTo(NOTE);
        assertThat(calls.put("/api/roster/groups/nowhere/featured", calls.coordinator(), form)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void dayMustBeFromTomorrowToAYearAheadAndTheNoteMustSayWhy() {
        var path = registered("Wrong", "FM");
        var today = today();
        assertThat(wrong(path, today.toString(), NOTE)).containsExactly("until");
        assertThat(wrong(path, today.plusYears(1).plusDays(1).toString(), NOTE)).containsExactly("until");
        assertThat(wrong(path, "soon", NOTE)).containsExactly("until");
        assertThat(wrong(path, null, null)).containsExactly("until", "note");
        var tomorrow = today.plusDays(1).toString();
        assertThat(wrong(path, tomorrow, "  Go there. ")).containsExactly("note");
        assertThat(wrong(path, tomorrow, "x".repeat(301))).containsExactly("note");
        assertThat(wrong(path, tomorrow, "Go there\u0007 and see.")).containsExactly("note");
        assertThat(calls.get(path).etag()).isEqualTo("\"1\"");
        assertThat(feature(path, today.plusDays(1), "Go there.!").status()).isEqualTo(200);
        assertThat(feature(path, today.plusYears(1), "x".repeat(300)).status()).isEqualTo(200);
        assertThat(end(path, "?why=" + "x".repeat(301)).status()).isEqualTo(422);
    }

    @Test
    void archivedGroupIsNotFeaturedAndOneThatIsArchivedIsNoLongerNorAgainByItself() {
        var ana = calls.member("ana@featured.example");
        var path = registered("Over", "TO");
        feature(path, today().plusDays(30), NOTE);
        var over = calls.patch(path, ana, "*", Map.of("status", "archived"));
        assertThat(over.status()).as(over.problem()).isEqualTo(200);
        assertThat(over.body().path("featured").isNull()).isTrue();
        assertThat(published(path).path("featuredUntil").isNull()).isTrue();
        var refused = feature(path, today().plusDays(30), NOTE);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).startsWith("It is over");
        var back = calls.patch(path, ana, "*", Map.of("status", "active"));
        assertThat(back.body().path("featured").isNull()).isTrue();
    }

    @Test
    void organizersAreToldWhenItBeginsAndTheEntryNamesWhoHasDecidedIt() {
        var slug = calls.group(calls.member("bea@featured.example"), Map.of("name", "Told of it", "country", "VU"));
        var cora = calls.idOf("cora@featured.example");
        accounts.rename(cora, "Cora");
        var caller = new Caller(cora, "Cora", true);
        featuring.feature(groups.get(slug), LocalDate.of(today().getYear() + 1, 1, 1), NOTE, caller);
        assertThat(calls.get("/api/roster/groups/" + slug).text("featured.byName"))
                .isEqualTo("Cora");
        var mail = mailbox.await("bea@featured.example", 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Told of it is featured");
        assertThat(mail.text())
                .contains(
                        NOTE,
                        "until 1 January %d".formatted(today().getYear() + 1),
                        "/groups/" + slug,
                        "No more mails of this kind");

        featuring.feature(groups.get(slug), today().plusDays(2), "Said in other words.", caller);
        clock.advance(Duration.ofSeconds(10));
        mails.send();
        mails.awaitSent();
        assertThat(mails.subjects("bea@featured.example")).hasSize(1);
    }

    private String registered(String name, String country) {
        return "/api/roster/groups/"
                + calls.post(
                                "/api/roster/groups",
                                calls.member("ana@featured.example"),
                                Map.of("name", name, "country", country))
                        .id();
    }

    private Calls.Answer feature(String path, LocalDate until, String note) {
        return calls.put(path + "/featured", calls.coordinator(), Map.of("until", until.toString(), "note", note));
    }

    private Calls.Answer end(String path, String query) {
        return calls.delete(path + "/featured" + query, calls.coordinator(), null);
    }

    /** The fields that are refused. */
    private List<String> wrong(String path, @Nullable String until, @Nullable String note) {
        var form = new HashMap<String, @Nullable String>();
        form.put("until", until);
        form.put("note", note);
        var refused = calls.put(path + "/featured", calls.coordinator(), form);
        assertThat(refused.status()).isEqualTo(422);
        return refused.body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private JsonNode listed(String country) {
        return calls.get("/api/roster/groups?country=" + country).body().at("/items/0");
    }

    private JsonNode published(String path) {
        var group = groups.get(path.substring(path.lastIndexOf('/') + 1));
        return switch (GroupEvents.TOPIC.publication().apply(group)) {
            case Publication.Snapshot snapshot -> json.valueToTree(snapshot.data());
            case Publication.Withdrawal ignored -> throw new AssertionError("withdrawn");
            case Publication.Silence ignored -> throw new AssertionError("not published");
        };
    }

    /** What the audit says of a group, the newest first. */
    private List<JsonNode> audit(String name) {
        return calls.get("/api/roster/audit?size=100", calls.coordinator())
                .body()
                .path("items")
                .valueStream()
                .filter(line -> line.path("groupName").asString().equals(name))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
