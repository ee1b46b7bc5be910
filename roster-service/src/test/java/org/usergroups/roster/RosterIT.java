package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.OpenApi;
import org.usergroups.platform.testing.ProjectRoot;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.invitations.Invitations;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

@Backends
@AutoConfigureTracing
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
@Import(Calls.class)
class RosterIT {

    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private TestEvents events;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Calls calls;

    @Test
    void groupIsRegisteredReadEditedAndDeletedAndEachIsPublished() {
        var ana = calls.member("ana@mail.example");
        var registered = calls.post(
                "/api/roster/groups",
                ana,
                Map.of("name", "Porto Python", "country", "PT", "topics", List.of("Python")));
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.etag()).isEqualTo("\"1\"");
        var id = registered.id();
        assertThat(registered.text("slug")).isEqualTo("porto-python");
        assertThat(registered.body().path("topics").get(0).asString()).isEqualTo("python");

        var edited = calls.patch("/api/roster/groups/" + id, ana, 1, "{\"city\": \"Porto\"}");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.text("name")).isEqualTo("Porto Python");
        assertThat(edited.body().path("version").asLong()).isEqualTo(2);

        var deleted = calls.delete("/api/roster/groups/" + id, ana, 2);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(calls.get("/api/roster/groups/" + id).status()).isEqualTo(404);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.of("roster.groups.v1", id))
                        .extracting(event -> event.type().replaceAll(".*group\\.", "") + " " + event.sequence()
                                + (event.data() == null ? " tombstone" : ""))
                        .containsExactly("changed.v1 1", "changed.v1 2", "deleted.v1 3", "deleted.v1 3 tombstone"));
    }

    @Test
    void eventCarriesTheTraceOfTheRequestThatCausedIt() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var registered = calls.post(
                "/api/roster/groups",
                calls.member("traced@mail.example"),
                Map.of("name", "Traced"),
                Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
        var id = registered.id();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.of("roster.groups.v1", id))
                        .singleElement()
                        .satisfies(event -> assertThat(event.headers().get("traceparent"))
                                .matches("00-" + trace + "-[0-9a-f]{16}-01")
                                .doesNotContain("b7ad6b7169203331")));
    }

    @Test
    void staleEditIsRefusedAndNothingIsLost() {
        var ana = calls.member("stale@mail.example");
        var id = calls.post("/api/roster/groups", ana, Map.of("name", "Stale")).id();
        assertThat(calls.patch("/api/roster/groups/" + id, ana, 1, "{\"city\": \"Faro\"}")
                        .status())
                .isEqualTo(200);
        var stale = calls.patch("/api/roster/groups/" + id, ana, 1, "{\"city\": \"Braga\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("type")).isEqualTo("https://usergroups.org/problems/stale");
        assertThat(calls.patch("/api/roster/groups/" + id, ana, null, "{\"city\": \"Braga\"}")
                        .status())
                .isEqualTo(428);
        assertThat(calls.get("/api/roster/groups/" + id).text("city")).isEqualTo("Faro");
    }

    @Test
    void tokensThatAreNotForUsAreRefused() {
        tokens.unacceptable()
                .forEach((wrong, token) -> assertThat(
                                calls.post("/api/roster/groups", token, Map.of("name", "Intruder"))
                                        .status())
                        .as(wrong)
                        .isEqualTo(401));
        assertThat(calls.get("/api/roster/me").status()).isEqualTo(401);
        assertThat(calls.get("/api/roster/anything-new").status()).isEqualTo(401);
    }

    @Test
    void repeatedRequestWithTheSameKeyRegistersOneGroup() {
        var ana = calls.member("twice@mail.example");
        var first = calls.post("/api/roster/groups", ana, "{\"name\": \"Once\"}", Map.of("Idempotency-Key", "key-1"));
        var second = calls.post("/api/roster/groups", ana, "{\"name\": \"Once\"}", Map.of("Idempotency-Key", "key-1"));
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(calls.get("/api/roster/groups/once-2").status()).isEqualTo(404);
    }

    @Test
    void founderWhoHasLeftDoesNotComeBackByRepeatingTheRegistration() {
        var ana = calls.member("founder@mail.example");
        var body = "{\"name\": \"Founded\"}";
        var key = Map.of("Idempotency-Key", "key-2");
        var id = calls.post("/api/roster/groups", ana, body, key).id();
        accounts.addMembership(calls.idOf("next@mail.example"), id, Rights.ORGANIZER);
        calls.delete("/api/roster/groups/" + id + "/organizers/" + calls.idOf("founder@mail.example"), ana, null);
        assertThat(calls.post("/api/roster/groups", ana, body, key).id()).isEqualTo(id);
        assertThat(accounts.isOrganizer(calls.idOf("founder@mail.example"), id)).isFalse();
    }

    @Test
    void invitationIsForOnePersonAlsoWhenTwoAcceptAtTheSameMoment() throws Exception {
        var group = calls.post("/api/roster/groups", calls.member("host@mail.example"), Map.of("name", "Inviting one"))
                .id();
        var token = invitations.open(group, Rights.ORGANIZER, calls.idOf("host@mail.example"), null);
        var people = List.of("first@mail.example", "second@mail.example");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(people.stream()
                    .<Callable<Calls.Answer>>map(person ->
                            () -> calls.post("/api/roster/invitations/" + token, calls.member(person), Map.of()))
                    .toList())) {
                assertThat(done.get().status()).isIn(200, 410);
            }
        }
        assertThat(people.stream().filter(person -> accounts.isOrganizer(calls.idOf(person), group)))
                .hasSize(1);
    }

    @Test
    void badInputIsRefusedWithAReasonAndNothingIsStored() {
        var ana = calls.member("bad@mail.example");
        var before =
                calls.get("/api/roster/groups?size=100").body().path("items").size();
        var malformed = calls.post("/api/roster/groups", ana, "{\"name\": ");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.text("detail")).contains("line 1");
        var country = calls.post("/api/roster/groups", ana, Map.of("name", "X", "country", "Atlantis"));
        assertThat(country.status()).isEqualTo(422);
        assertThat(country.body().path("errors").get(0).path("field").asString())
                .isEqualTo("country");
        assertThat(country.text("detail")).contains("Atlantis");
        var long1 = calls.post("/api/roster/groups", ana, Map.of("name", "X", "description", "x".repeat(2_000_000)));
        assertThat(long1.status()).isEqualTo(413);
        var long2 = calls.post("/api/roster/groups", ana, Map.of("name", "X", "description", "x".repeat(10_001)));
        assertThat(long2.status()).isEqualTo(422);
        for (var location :
                List.of("{}", "{\"type\": \"Point\"}", "{\"coordinates\": [null, 1]}", "{\"coordinates\": [1, 91]}")) {
            var nowhere =
                    calls.post("/api/roster/groups", ana, "{\"name\": \"X\", \"location\": %s}".formatted(location));
            assertThat(nowhere.status()).as(location).isEqualTo(422);
        }
        var script = calls.post("/api/roster/groups", ana, Map.of("name", "X", "url", "javascript:alert(1)"));
        assertThat(script.status()).isEqualTo(422);
        var unknown = calls.post("/api/roster/groups", ana, Map.of("name", "X", "colour", "red"));
        assertThat(unknown.text("detail")).isEqualTo("There is no field “colour” here.");
        assertThat(calls.post("/api/roster/groups", null, Map.of("name", "X")).status())
                .isEqualTo(401);
        assertThat(calls.post("/api/roster/groups", "not.a.token", "{}").status())
                .isEqualTo(401);
        assertThat(calls.get("/api/roster/groups?size=100").body().path("items").size())
                .isEqualTo(before);
    }

    @Test
    void nameTitleAndPlaceAreOfOneLine() {
        var organizer = calls.member("lines@line.example");
        var group = calls.post("/api/roster/groups", organizer, Map.of("name", "A\n\nSend money", "city", "X\nY"));
        assertThat(group.status()).isEqualTo(422);
        assertThat(group.body().path("errors").findValuesAsString("field")).contains("name", "city");
        var slug = calls.group(organizer, Map.of("name", "Lines"));
        var meeting = calls.post(
                "/api/roster/groups/" + slug + "/meetings",
                organizer,
                Map.of("title", "A\nB", "venue", "C\nD", "startsAtLocal", "2031-05-01T19:00", "zone", "Europe/Lisbon"));
        assertThat(meeting.status()).isEqualTo(422);
        assertThat(meeting.body().path("errors").findValuesAsString("field")).contains("title", "venue");
    }

    @Test
    void onlyOrganizersAndCoordinatorsEdit() {
        var id = calls.post("/api/roster/groups", calls.member("one@mail.example"), Map.of("name", "Rights"))
                .id();
        var other = calls.member("other@mail.example");
        calls.post("/api/roster/groups", other, Map.of("name", "Another"));
        assertThat(calls.patch("/api/roster/groups/" + id, other, 1, "{\"city\": \"Faro\"}")
                        .status())
                .isEqualTo(403);
        assertThat(calls.patch("/api/roster/groups/" + id, tokens.coordinator(), 1, "{\"city\": \"Faro\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void invitedPersonBecomesAnOrganizer() {
        var ana = calls.member("inviting@mail.example");
        var id = calls.post("/api/roster/groups", ana, Map.of("name", "Inviting"))
                .id();
        assertThat(calls.post("/api/roster/groups/" + id + "/invitations", ana, Map.of("email", "ben@mail.example"))
                        .status())
                .isEqualTo(202);
        var mail = mailbox.await("ben@mail.example", 1).getFirst();
        var token = mail.text().replaceAll("(?s).*/invitations/(\\S+).*", "$1");
        assertThat(calls.get("/api/roster/invitations/" + token).text("groupName"))
                .isEqualTo("Inviting");
        var ben = calls.member("ben@mail.example");
        assertThat(calls.post("/api/roster/invitations/" + token, ben, Map.of()).status())
                .isEqualTo(200);
        assertThat(calls.patch("/api/roster/groups/" + id, ben, 2, "{\"city\": \"Faro\"}")
                        .status())
                .isEqualTo(200);
        assertThat(calls.post("/api/roster/invitations/" + token, ben, Map.of()).status())
                .isEqualTo(410);
        assertThat(calls.get("/api/roster/groups/" + id + "/organizers").body().path("items"))
                .hasSize(2);
    }

    @Test
    void anAddressIsInNoEvent() {
        calls.member("secret-address@mail.example");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !events.all("roster.members.v1").isEmpty());
        assertThat(events.all("roster.members.v1").toString()).doesNotContain("@mail.example");
    }

    @Test
    void meetingIsPlannedInLocalTime() {
        var ana = calls.member("meeting@mail.example");
        var id =
                calls.post("/api/roster/groups", ana, Map.of("name", "Meeting")).id();
        var planned = calls.post(
                "/api/roster/groups/" + id + "/meetings",
                ana,
                Map.of("title", "First evening", "startsAtLocal", "2027-07-01T19:00", "zone", "Europe/Lisbon"));
        assertThat(planned.text("startsAt")).isEqualTo("2027-07-01T18:00:00Z");
        var inGap = calls.post(
                "/api/roster/groups/" + id + "/meetings",
                ana,
                Map.of("title", "Gap", "startsAtLocal", "2027-03-28T01:30", "zone", "Europe/Lisbon"));
        assertThat(inGap.status()).isEqualTo(422);
    }

    @Test
    void importReportsWhatItCannotTakeAndChangesNothingTheSecondTime() {
        var lines = """
                {"id": "imported-one", "name": "Imported One", "country": "NA", "topics": ["python"], "lat": -22.5, "lon": 17.1}
                {"id": "imported-two", "name": "Imported Two", "country": "Atlantis"}
                not json

                {"name": "No id"}
                {"id": "imported-three", "name": "Imported <script>alert(1)</script>"}
                """;
        assertThat(importing(lines, calls.member("no-coordinator@mail.example")).status())
                .isEqualTo(403);
        var first = importing(lines, tokens.coordinator()).body();
        assertThat(first.path("lines").asInt()).isEqualTo(5);
        assertThat(first.path("created").asInt()).isEqualTo(2);
        assertThat(first.path("rejected")
                        .valueStream()
                        .map(line -> line.path("line").asInt() + " "
                                + line.path("field").asString("")))
                .containsExactly("2 country", "3 ", "5 id");
        var second = importing(lines, tokens.coordinator()).body();
        assertThat(second.path("unchanged").asInt()).isEqualTo(2);
        assertThat(second.path("created").asInt() + second.path("changed").asInt())
                .isZero();
        assertThat(calls.get("/api/roster/groups/imported-one")
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void importLeavesWhatPeopleHaveChangedAndTakesWhatTheyHaveNot() {
        importing(
                "{\"id\": \"kept\", \"name\": \"Kept\"}\n{\"id\": \"moved\", \"name\": \"Moved\"}",
                tokens.coordinator());
        calls.patch(
                "/api/roster/groups/kept", tokens.coordinator(), 1, "{\"city\": \"Faro\", \"slug\": \"kept-faro\"}");
        var same = importing(
                        "{\"id\": \"kept\", \"name\": \"Kept\"}\n{\"id\": \"moved\", \"name\": \"Moved\"}",
                        tokens.coordinator())
                .body();
        assertThat(same.path("unchanged").asInt()).isEqualTo(2);
        var other = importing(
                        "{\"id\": \"kept\", \"name\": \"Other\"}\n{\"id\": \"moved\", \"name\": \"Moved on\"}",
                        tokens.coordinator())
                .body();
        assertThat(other.path("changed").asInt()).isEqualTo(1);
        assertThat(other.path("rejected").get(0).path("reason").asString()).contains("own people");
        assertThat(calls.get("/api/roster/groups/kept-faro").text("name")).isEqualTo("Kept");
        assertThat(calls.get("/api/roster/groups/kept").text("slug"))
                .as("the former slug leads to it")
                .isEqualTo("kept-faro");
        assertThat(calls.get("/api/roster/groups/moved").text("name")).isEqualTo("Moved on");
    }

    @Test
    void groupThatIsDeletedAndImportedAgainIsAnotherGroup() {
        var line = "{\"id\": \"again\", \"name\": \"Again\"}";
        importing(line, tokens.coordinator());
        var first = calls.get("/api/roster/groups/again").id();
        calls.delete("/api/roster/groups/again", tokens.coordinator(), 1);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> events.of("roster.groups.v1", first).size() == 3);
        assertThat(importing(line, tokens.coordinator()).body().path("created").asInt())
                .isEqualTo(1);
        assertThat(calls.get("/api/roster/groups/again").id()).isNotEqualTo(first);
    }

    @Test
    void whatBelongsToADeletedGroupGoesWithIt() {
        var ana = calls.member("closing@mail.example");
        var id =
                calls.post("/api/roster/groups", ana, Map.of("name", "Closing")).id();
        var meeting = calls.post(
                        "/api/roster/groups/" + id + "/meetings",
                        ana,
                        Map.of("title", "Last", "startsAtLocal", "2027-01-12T19:00", "zone", "Europe/Lisbon"))
                .id();
        assertThat(calls.delete("/api/roster/groups/" + id, ana, 9).status()).isEqualTo(412);
        assertThat(calls.get("/api/roster/meetings/" + meeting).status()).isEqualTo(200);
        calls.delete("/api/roster/groups/" + id, ana, 1);
        assertThat(calls.get("/api/roster/meetings/" + meeting).status()).isEqualTo(404);
        assertThat(accounts.lookingAfter(id)).isEmpty();
    }

    @Test
    void refusedRegistrationMakesNobodyAnOrganizer() {
        var ana = calls.member("refused@mail.example");
        calls.post("/api/roster/groups", ana, Map.of("name", "Taken", "slug", "taken"));
        var before = accounts.groupsLookedAfter().size();
        assertThat(calls.post("/api/roster/groups", ana, Map.of("name", "Taken too", "slug", "taken"))
                        .status())
                .isEqualTo(409);
        assertThat(accounts.groupsLookedAfter()).hasSize(before);
    }

    @Test
    void repeatedInvitationWithTheSameKeyIsOneMail() {
        var ana = calls.member("inviting-once@mail.example");
        var id = calls.post("/api/roster/groups", ana, Map.of("name", "Inviting once"))
                .id();
        for (var time = 0; time < 2; time++) {
            assertThat(calls.post(
                                    "/api/roster/groups/" + id + "/invitations",
                                    ana,
                                    "{\"email\": \"once@mail.example\"}",
                                    Map.of("Idempotency-Key", "key-7"))
                            .status())
                    .isEqualTo(202);
        }
        calls.post(
                "/api/roster/groups/" + id + "/invitations",
                ana,
                "{\"email\": \"once@mail.example\"}",
                Map.of("Idempotency-Key", "key-8"));
        assertThat(mailbox.await("once@mail.example", 2)).hasSize(2);
    }

    @Test
    void everyLineOfARealRosterIsTakenOrReported() throws Exception {
        var file = ProjectRoot.sharedData("roster/groups.jsonl");
        Assumptions.assumeTrue(Files.exists(file), "The real roster is not here: " + file);
        var text = Files.readString(file);
        var report = importing(text, tokens.coordinator()).body();
        assertThat(report.path("lines").asInt()).isEqualTo((int) text.lines().count());
        assertThat(report.path("created").asInt() + report.path("rejectedLines").asInt())
                .isEqualTo(report.path("lines").asInt());
        assertThat(report.path("rejectedLines").asInt())
                .as("%s", report.path("rejected"))
                .isLessThanOrEqualTo(5);
        var again = importing(text, tokens.coordinator()).body();
        assertThat(again.path("unchanged").asInt())
                .isEqualTo(report.path("created").asInt());
        var german = new ArrayList<String>();
        for (var cursor = ""; cursor != null; ) {
            var page = calls.get(
                            "/api/roster/groups?country=DE&size=20" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            page.path("items").forEach(group -> german.add(group.path("slug").asString()));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(german).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(52);
    }

    @Test
    void openApiIsCurrent() {
        OpenApi.compare("roster-service", port, "/api/roster/openapi");
    }

    private Calls.Answer importing(String lines, String token) {
        return calls.send(HttpMethod.POST, "/api/roster/imports", token, Map.of(), lines, LINES);
    }
}
