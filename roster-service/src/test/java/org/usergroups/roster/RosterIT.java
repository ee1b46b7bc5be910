package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.OpenApi;
import org.usergroups.platform.testing.ProjectRoot;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Backends
@AutoConfigureTracing
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class RosterIT {

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
    private JsonMapper json;

    @Test
    void groupIsRegisteredReadEditedAndDeletedAndEachIsPublished() {
        var ana = member("ana@mail.example");
        var registered = post(
                "/api/roster/groups",
                ana,
                Map.of("name", "Porto Python", "country", "PT", "topics", List.of("Python")));
        assertThat(registered.getStatusCode().value()).isEqualTo(201);
        assertThat(registered.getHeaders().getETag()).isEqualTo("\"1\"");
        var id = body(registered).path("id").asString();
        assertThat(body(registered).path("slug").asString()).isEqualTo("porto-python");
        assertThat(body(registered).path("topics").get(0).asString()).isEqualTo("python");

        var edited = patch("/api/roster/groups/" + id, ana, "\"1\"", "{\"city\": \"Porto\"}");
        assertThat(edited.getStatusCode().value()).isEqualTo(200);
        assertThat(body(edited).path("name").asString()).isEqualTo("Porto Python");
        assertThat(body(edited).path("version").asLong()).isEqualTo(2);

        var deleted = call(HttpMethod.DELETE, "/api/roster/groups/" + id, ana, "\"2\"", null, null);
        assertThat(deleted.getStatusCode().value()).isEqualTo(204);
        assertThat(get("/api/roster/groups/" + id).getStatusCode().value()).isEqualTo(404);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.of("roster.groups.v1", id))
                        .extracting(event -> event.type().replaceAll(".*group\\.", "") + " " + event.sequence()
                                + (event.data() == null ? " tombstone" : ""))
                        .containsExactly("changed.v1 1", "changed.v1 2", "deleted.v1 3", "deleted.v1 3 tombstone"));
    }

    @Test
    void eventCarriesTheTraceOfTheRequestThatCausedIt() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var registered = RestClient.create("http://127.0.0.1:" + port)
                .post()
                .uri("/api/roster/groups")
                .header("Authorization", "Bearer " + member("traced@mail.example"))
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("name", "Traced"))
                .retrieve()
                .body(JsonNode.class);
        var id = java.util.Objects.requireNonNull(registered).path("id").asString();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.of("roster.groups.v1", id))
                        .singleElement()
                        .satisfies(event -> assertThat(event.headers().get("traceparent"))
                                .matches("00-" + trace + "-[0-9a-f]{16}-01")
                                .doesNotContain("b7ad6b7169203331")));
    }

    @Test
    void staleEditIsRefusedAndNothingIsLost() {
        var ana = member("stale@mail.example");
        var id = body(post("/api/roster/groups", ana, Map.of("name", "Stale")))
                .path("id")
                .asString();
        assertThat(patch("/api/roster/groups/" + id, ana, "\"1\"", "{\"city\": \"Faro\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        var stale = patch("/api/roster/groups/" + id, ana, "\"1\"", "{\"city\": \"Braga\"}");
        assertThat(stale.getStatusCode().value()).isEqualTo(412);
        assertThat(body(stale).path("type").asString()).isEqualTo("https://usergroups.org/problems/stale");
        assertThat(patch("/api/roster/groups/" + id, ana, null, "{\"city\": \"Braga\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(428);
        assertThat(body(get("/api/roster/groups/" + id)).path("city").asString())
                .isEqualTo("Faro");
    }

    @Test
    void tokensThatAreNotForUsAreRefused() {
        tokens.unacceptable()
                .forEach((wrong, token) -> assertThat(post("/api/roster/groups", token, Map.of("name", "Intruder"))
                                .getStatusCode()
                                .value())
                        .as(wrong)
                        .isEqualTo(401));
        assertThat(get("/api/roster/me").getStatusCode().value()).isEqualTo(401);
        assertThat(get("/api/roster/anything-new").getStatusCode().value()).isEqualTo(401);
    }

    @Test
    void repeatedRequestWithTheSameKeyRegistersOneGroup() {
        var ana = member("twice@mail.example");
        var first = call(HttpMethod.POST, "/api/roster/groups", ana, null, "key-1", "{\"name\": \"Once\"}");
        var second = call(HttpMethod.POST, "/api/roster/groups", ana, null, "key-1", "{\"name\": \"Once\"}");
        assertThat(body(second).path("id")).isEqualTo(body(first).path("id"));
        assertThat(get("/api/roster/groups/once-2").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void badInputIsRefusedWithAReasonAndNothingIsStored() {
        var ana = member("bad@mail.example");
        var before = body(get("/api/roster/groups?size=100")).path("items").size();
        var malformed = call(HttpMethod.POST, "/api/roster/groups", ana, null, null, "{\"name\": ");
        assertThat(malformed.getStatusCode().value()).isEqualTo(400);
        assertThat(body(malformed).path("detail").asString()).contains("line 1");
        var country = post("/api/roster/groups", ana, Map.of("name", "X", "country", "Atlantis"));
        assertThat(country.getStatusCode().value()).isEqualTo(422);
        assertThat(body(country).path("errors").get(0).path("field").asString()).isEqualTo("country");
        assertThat(body(country).path("detail").asString()).contains("Atlantis");
        var long1 = post("/api/roster/groups", ana, Map.of("name", "X", "description", "x".repeat(2_000_000)));
        assertThat(long1.getStatusCode().value()).isEqualTo(413);
        var long2 = post("/api/roster/groups", ana, Map.of("name", "X", "description", "x".repeat(10_001)));
        assertThat(long2.getStatusCode().value()).isEqualTo(422);
        for (var location :
                List.of("{}", "{\"type\": \"Point\"}", "{\"coordinates\": [null, 1]}", "{\"coordinates\": [1, 91]}")) {
            var nowhere = call(
                    HttpMethod.POST,
                    "/api/roster/groups",
                    ana,
                    null,
                    null,
                    "{\"name\": \"X\", \"location\": %s}".formatted(location));
            assertThat(nowhere.getStatusCode().value()).as(location).isEqualTo(422);
        }
        var script = post("/api/roster/groups", ana, Map.of("name", "X", "url", "javascript:alert(1)"));
        assertThat(script.getStatusCode().value()).isEqualTo(422);
        var unknown = post("/api/roster/groups", ana, Map.of("name", "X", "colour", "red"));
        assertThat(body(unknown).path("detail").asString()).isEqualTo("There is no field “colour” here.");
        assertThat(post("/api/roster/groups", null, Map.of("name", "X"))
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(call(HttpMethod.POST, "/api/roster/groups", "not.a.token", null, null, "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(body(get("/api/roster/groups?size=100")).path("items").size())
                .isEqualTo(before);
    }

    @Test
    void onlyOrganizersAndCoordinatorsEdit() {
        var id = body(post("/api/roster/groups", member("one@mail.example"), Map.of("name", "Rights")))
                .path("id")
                .asString();
        var other = member("other@mail.example");
        post("/api/roster/groups", other, Map.of("name", "Another"));
        assertThat(patch("/api/roster/groups/" + id, other, "\"1\"", "{\"city\": \"Faro\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(patch("/api/roster/groups/" + id, tokens.coordinator(), "\"1\"", "{\"city\": \"Faro\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void invitedPersonBecomesAnOrganizer() {
        var ana = member("inviting@mail.example");
        var id = body(post("/api/roster/groups", ana, Map.of("name", "Inviting")))
                .path("id")
                .asString();
        assertThat(post("/api/roster/groups/" + id + "/invitations", ana, Map.of("email", "ben@mail.example"))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        var mail = mailbox.await("ben@mail.example", 1).getFirst();
        var token = mail.text().replaceAll("(?s).*/invitations/(\\S+).*", "$1");
        assertThat(body(get("/api/roster/invitations/" + token))
                        .path("groupName")
                        .asString())
                .isEqualTo("Inviting");
        var ben = member("ben@mail.example");
        assertThat(post("/api/roster/invitations/" + token, ben, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(patch("/api/roster/groups/" + id, ben, "\"1\"", "{\"city\": \"Faro\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(post("/api/roster/invitations/" + token, ben, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(410);
        assertThat(body(get("/api/roster/groups/" + id + "/organizers")).path("items"))
                .hasSize(2);
    }

    @Test
    void anAddressIsInNoEvent() {
        member("secret-address@mail.example");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !events.all("roster.members.v1").isEmpty());
        assertThat(events.all("roster.members.v1").toString()).doesNotContain("@mail.example");
    }

    @Test
    void meetingIsPlannedInLocalTime() {
        var ana = member("meeting@mail.example");
        var id = body(post("/api/roster/groups", ana, Map.of("name", "Meeting")))
                .path("id")
                .asString();
        var planned = post(
                "/api/roster/groups/" + id + "/meetings",
                ana,
                Map.of("title", "First evening", "startsAtLocal", "2027-07-01T19:00", "zone", "Europe/Lisbon"));
        assertThat(body(planned).path("startsAt").asString()).isEqualTo("2027-07-01T18:00:00Z");
        var inGap = post(
                "/api/roster/groups/" + id + "/meetings",
                ana,
                Map.of("title", "Gap", "startsAtLocal", "2027-03-28T01:30", "zone", "Europe/Lisbon"));
        assertThat(inGap.getStatusCode().value()).isEqualTo(422);
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
        assertThat(importing(lines, member("no-coordinator@mail.example"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        var first = body(importing(lines, tokens.coordinator()));
        assertThat(first.path("lines").asInt()).isEqualTo(5);
        assertThat(first.path("created").asInt()).isEqualTo(2);
        assertThat(first.path("rejected")
                        .valueStream()
                        .map(line -> line.path("line").asInt() + " "
                                + line.path("field").asString("")))
                .containsExactly("2 country", "3 ", "5 id");
        var second = body(importing(lines, tokens.coordinator()));
        assertThat(second.path("unchanged").asInt()).isEqualTo(2);
        assertThat(second.path("created").asInt() + second.path("changed").asInt())
                .isZero();
        assertThat(body(get("/api/roster/groups/imported-one")).path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void importLeavesWhatPeopleHaveChangedAndTakesWhatTheyHaveNot() {
        importing(
                "{\"id\": \"kept\", \"name\": \"Kept\"}\n{\"id\": \"moved\", \"name\": \"Moved\"}",
                tokens.coordinator());
        patch(
                "/api/roster/groups/kept",
                tokens.coordinator(),
                "\"1\"",
                "{\"city\": \"Faro\", \"slug\": \"kept-faro\"}");
        var same = body(importing(
                "{\"id\": \"kept\", \"name\": \"Kept\"}\n{\"id\": \"moved\", \"name\": \"Moved\"}",
                tokens.coordinator()));
        assertThat(same.path("unchanged").asInt()).isEqualTo(2);
        var other = body(importing(
                "{\"id\": \"kept\", \"name\": \"Other\"}\n{\"id\": \"moved\", \"name\": \"Moved on\"}",
                tokens.coordinator()));
        assertThat(other.path("changed").asInt()).isEqualTo(1);
        assertThat(other.path("rejected").get(0).path("reason").asString()).contains("own people");
        assertThat(body(get("/api/roster/groups/kept-faro")).path("name").asString())
                .isEqualTo("Kept");
        assertThat(body(get("/api/roster/groups/kept")).path("slug").asString())
                .as("the former slug leads to it")
                .isEqualTo("kept-faro");
        assertThat(body(get("/api/roster/groups/moved")).path("name").asString())
                .isEqualTo("Moved on");
    }

    @Test
    void groupThatIsDeletedAndImportedAgainIsAnotherGroup() {
        var line = "{\"id\": \"again\", \"name\": \"Again\"}";
        importing(line, tokens.coordinator());
        var first = body(get("/api/roster/groups/again")).path("id").asString();
        call(HttpMethod.DELETE, "/api/roster/groups/again", tokens.coordinator(), "\"1\"", null, null);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> events.of("roster.groups.v1", first).size() == 3);
        assertThat(body(importing(line, tokens.coordinator())).path("created").asInt())
                .isEqualTo(1);
        assertThat(body(get("/api/roster/groups/again")).path("id").asString()).isNotEqualTo(first);
    }

    @Test
    void whatBelongsToADeletedGroupGoesWithIt() {
        var ana = member("closing@mail.example");
        var id = body(post("/api/roster/groups", ana, Map.of("name", "Closing")))
                .path("id")
                .asString();
        var meeting = body(post(
                        "/api/roster/groups/" + id + "/meetings",
                        ana,
                        Map.of("title", "Last", "startsAtLocal", "2027-01-12T19:00", "zone", "Europe/Lisbon")))
                .path("id")
                .asString();
        assertThat(call(HttpMethod.DELETE, "/api/roster/groups/" + id, ana, "\"9\"", null, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(412);
        assertThat(get("/api/roster/meetings/" + meeting).getStatusCode().value())
                .isEqualTo(200);
        call(HttpMethod.DELETE, "/api/roster/groups/" + id, ana, "\"1\"", null, null);
        assertThat(get("/api/roster/meetings/" + meeting).getStatusCode().value())
                .isEqualTo(404);
        assertThat(accounts.lookingAfter(id)).isEmpty();
    }

    @Test
    void refusedRegistrationMakesNobodyAnOrganizer() {
        var ana = member("refused@mail.example");
        post("/api/roster/groups", ana, Map.of("name", "Taken", "slug", "taken"));
        var before = accounts.groupsLookedAfter().size();
        assertThat(post("/api/roster/groups", ana, Map.of("name", "Taken too", "slug", "taken"))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(accounts.groupsLookedAfter()).hasSize(before);
    }

    @Test
    void repeatedInvitationWithTheSameKeyIsOneMail() {
        var ana = member("inviting-once@mail.example");
        var id = body(post("/api/roster/groups", ana, Map.of("name", "Inviting once")))
                .path("id")
                .asString();
        for (var time = 0; time < 2; time++) {
            assertThat(call(
                                    HttpMethod.POST,
                                    "/api/roster/groups/" + id + "/invitations",
                                    ana,
                                    null,
                                    "key-7",
                                    "{\"email\": \"once@mail.example\"}")
                            .getStatusCode()
                            .value())
                    .isEqualTo(202);
        }
        call(
                HttpMethod.POST,
                "/api/roster/groups/" + id + "/invitations",
                ana,
                null,
                "key-8",
                "{\"email\": \"once@mail.example\"}");
        assertThat(mailbox.await("once@mail.example", 2)).hasSize(2);
    }

    @Test
    void everyLineOfARealRosterIsTakenOrReported() throws Exception {
        var file = ProjectRoot.sharedData("roster/groups.jsonl");
        Assumptions.assumeTrue(Files.exists(file), "The real roster is not here: " + file);
        var text = Files.readString(file);
        var report = body(importing(text, tokens.coordinator()));
        assertThat(report.path("lines").asInt()).isEqualTo((int) text.lines().count());
        assertThat(report.path("created").asInt() + report.path("rejectedLines").asInt())
                .isEqualTo(report.path("lines").asInt());
        assertThat(report.path("rejectedLines").asInt())
                .as("%s", report.path("rejected"))
                .isLessThanOrEqualTo(5);
        var again = body(importing(text, tokens.coordinator()));
        assertThat(again.path("unchanged").asInt())
                .isEqualTo(report.path("created").asInt());
        var german = new ArrayList<String>();
        for (var cursor = ""; cursor != null; ) {
            var page =
                    body(get("/api/roster/groups?country=DE&size=20" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.path("items").forEach(group -> german.add(group.path("slug").asString()));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(german).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(52);
    }

    @Test
    void openApiIsCurrent() {
        OpenApi.compare("roster-service", port, "/api/roster/openapi");
    }

    private String member(String email) {
        var account = accounts.ofAddress(email);
        return tokens.member(account.id(), account.state().displayName());
    }

    private ResponseEntity<byte[]> importing(String lines, String token) {
        return exchange(
                HttpMethod.POST,
                "/api/roster/imports",
                token,
                null,
                null,
                lines,
                MediaType.parseMediaType("application/x-ndjson"));
    }

    private ResponseEntity<byte[]> get(String path) {
        return call(HttpMethod.GET, path, null, null, null, null);
    }

    private ResponseEntity<byte[]> post(String path, @Nullable String token, Object body) {
        return call(HttpMethod.POST, path, token, null, null, json.writeValueAsString(body));
    }

    private ResponseEntity<byte[]> patch(String path, String token, @Nullable String ifMatch, String body) {
        return exchange(
                HttpMethod.PATCH,
                path,
                token,
                ifMatch,
                null,
                body,
                MediaType.parseMediaType("application/merge-patch+json"));
    }

    private ResponseEntity<byte[]> call(
            HttpMethod method,
            String path,
            @Nullable String token,
            @Nullable String ifMatch,
            @Nullable String key,
            @Nullable String body) {
        return exchange(method, path, token, ifMatch, key, body, MediaType.APPLICATION_JSON);
    }

    private ResponseEntity<byte[]> exchange(
            HttpMethod method,
            String path,
            @Nullable String token,
            @Nullable String ifMatch,
            @Nullable String key,
            @Nullable String body,
            MediaType type) {
        var request = RestClient.create("http://localhost:" + port)
                .method(method)
                .uri(java.net.URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, answer) -> {})
                .toEntity(byte[].class);
    }

    private JsonNode body(ResponseEntity<byte[]> answer) {
        return json.readTree(answer.getBody() == null ? new byte[0] : answer.getBody());
    }
}
