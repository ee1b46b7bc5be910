package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.NoticePreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a member does with their own account: sessions, tokens, notices, export and erasure. */
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.first-coordinator=coordinator@mail.example"
        })
@Import(Calls.class)
class AccountIT {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-pkce-0123456789";
    private static final String CHALLENGE = challenge();
    private static final String CALLBACK = "http://localhost:8080/login/oauth2/code/roster";

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
    private NoticePreferences notices;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Calls calls;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void sessionsAreListedAndOneThatIsEndedIsNotRefreshedAgain() throws Exception {
        var phone = browser();
        var laptop = browser();
        var first = authorized(phone, "sessions@mail.example");
        var second = authorized(laptop, "sessions@mail.example");
        var id = claims(second).path("sub").asString();
        var caller = tokens.session(id, claims(second).path("sid").asString(), Instant.now());

        var listed = calls.get("/api/roster/me/sessions", caller).body().path("items");

        assertThat(listed).hasSize(2);
        assertThat(listed).extracting(one -> one.path("browser").asString()).containsOnly("Firefox on Linux");
        var current = StreamSupport.stream(listed.spliterator(), false)
                .filter(one -> one.path("current").asBoolean())
                .toList();
        assertThat(current)
                .singleElement()
                .satisfies(one -> assertThat(one.path("id").asString())
                        .isEqualTo(claims(second).path("sid").asString()));

        var ended = claims(first).path("sid").asString();
        assertThat(calls.delete("/api/roster/me/sessions/" + ended, other(), null)
                        .status())
                .isEqualTo(404);
        assertThat(refresh(first).statusCode()).isEqualTo(200);
        assertThat(calls.delete("/api/roster/me/sessions/" + ended, caller, null)
                        .status())
                .isEqualTo(204);
        assertThat(refresh(first).statusCode()).isEqualTo(400);
        assertThat(SignInBrowser.location(authorize(phone))).endsWith("/account/sign-in");
        assertThat(refresh(second).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereElseKeepsThisSessionAndSigningOutEndsIt() throws Exception {
        var first = authorized(browser(), "everywhere@mail.example");
        var second = authorized(browser(), "everywhere@mail.example");
        var id = claims(second).path("sub").asString();
        var caller = tokens.session(id, claims(second).path("sid").asString(), Instant.now());

        assertThat(calls.delete("/api/roster/me/sessions", caller, null).status())
                .isEqualTo(204);
        assertThat(refresh(first).statusCode()).isEqualTo(400);
        assertThat(refresh(second).statusCode()).isEqualTo(200);

        assertThat(calls.delete("/api/roster/me/sessions/current", caller, null).status())
                .isEqualTo(204);
        assertThat(refresh(second).statusCode()).isEqualTo(400);
    }

    @Test
    void accessTokenSaysWhenTheMemberHasSignedIn() throws Exception {
        var claims = claims(authorized(browser(), "when@mail.example"));

        assertThat(Instant.ofEpochSecond(claims.path("auth_time").asLong()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    }

    @Test
    void tokenIsShownOnceAndExchangedForWhatItsScopesSay() throws Exception {
        var member = accounts.ofAddress("script@mail.example").id();
        var caller = tokens.session(member, "s", Instant.now());

        var made = calls.post(
                "/api/roster/me/tokens",
                caller,
                "{\"name\":\"Nightly import\",\"scopes\":[\"roster:write\",\"read\"],\"days\":30}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers().getFirst("Cache-Control")).contains("no-store");
        var token = made.body().path("token").asString();
        assertThat(token).startsWith("ugp_");
        var list = calls.get("/api/roster/me/tokens", caller);
        assertThat(list.text())
                .contains("Nightly import", "\"lastUsedOn\":null")
                .doesNotContain(token);
        assertThat(stored("personalTokens")).doesNotContain(token);

        var jwt = decoded(read(exchange(token)).path("accessToken").asString());
        assertThat(jwt.getSubject()).isEqualTo(member);
        assertThat(jwt.getAudience()).containsExactly("usergroups");
        assertThat(jwt.getClaimAsString("scope")).isEqualTo("read roster:write");
        assertThat(jwt.getClaimAsStringList("roles")).containsExactly("member");
        assertThat(Duration.between(Instant.now(), jwt.getExpiresAt())).isLessThan(Duration.ofMinutes(3));
        assertThat(calls.get("/api/roster/me/tokens", caller)
                        .body()
                        .path("items")
                        .get(0)
                        .path("lastUsedOn")
                        .asString())
                .isNotEmpty();

        var id = made.body().path("id").asString();
        assertThat(calls.delete("/api/roster/me/tokens/" + id, other(), null).status())
                .isEqualTo(404);
        assertThat(calls.delete("/api/roster/me/tokens/" + id, caller, null).status())
                .isEqualTo(204);
        assertThat(exchange(token).statusCode()).isEqualTo(404);
    }

    @Test
    void tokenEndsWhenItWasSaidToAndOneTypedWrongIsNone() throws Exception {
        var caller = tokens.session(accounts.ofAddress("ends@mail.example").id(), "s", Instant.now());
        var token = calls.post("/api/roster/me/tokens", caller, "{\"name\":\"Short\",\"scopes\":[\"read\"],\"days\":1}")
                .body()
                .path("token")
                .asString();

        assertThat(exchange(token.replaceFirst("ugp_.", "ugp_!")).statusCode()).isEqualTo(404);
        assertThat(exchange("ugp_").statusCode()).isEqualTo(404);
        assertThat(exchange(token).statusCode()).isEqualTo(200);
        database.getCollection("personalTokens")
                .updateMany(
                        Filters.eq("name", "Short"),
                        Updates.set("expiresAt", Instant.now().minusSeconds(1)));
        assertThat(exchange(token).statusCode()).isEqualTo(404);
    }

    @Test
    void tokenHasTheRightsOfACoordinatorOnlyWithTheScopeAndOfOneWhoIs() throws Exception {
        var coordinator = accounts.ofAddress("coordinator@mail.example").id();
        var caller = tokens.session(coordinator, "s", Instant.now());
        var with = "{\"name\":\"With\",\"scopes\":[\"coordinator\",\"roster:write\"],\"days\":1}";
        var without = "{\"name\":\"Without\",\"scopes\":[\"roster:write\"],\"days\":1}";

        assertThat(roles(calls.post("/api/roster/me/tokens", caller, with))).containsExactly("member", "coordinator");
        assertThat(roles(calls.post("/api/roster/me/tokens", caller, without))).containsExactly("member");
        var refused = calls.post("/api/roster/me/tokens", other(), with);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("\"field\":\"scopes\"");
    }

    @Test
    void tokenThatIsAskedForWronglyIsRefusedWithEveryReason() throws Exception {
        var refused = calls.post(
                "/api/roster/me/tokens", other(), "{\"name\":\" \",\"scopes\":[\"everything\"],\"days\":366}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("\"field\":\"name\"", "\"field\":\"scopes\"", "\"field\":\"days\"");
    }

    @Test
    void onlyThePortalExchangesTokens() throws Exception {
        for (var secret : List.of("wrong", "")) {
            var answer = http.send(
                    exchanging("ugp_x")
                            .setHeader("Authorization", basic("portal", secret))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        var stranger = http.send(
                exchanging("ugp_x")
                        .setHeader("Authorization", basic("stranger@mail.example", "x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stored("accounts")).doesNotContain("stranger@mail.example");
    }

    @Test
    void personalTokenDoesNotReachWhatAMemberDoesInPerson() throws Exception {
        var member = accounts.ofAddress("limited@mail.example").id();
        var script = tokens.personal(member, "read", "roster:write");

        assertThat(calls.get("/api/roster/me", script).status()).isEqualTo(200);
        assertThat(calls.post("/api/roster/groups", script, "{\"name\":\"By script\"}")
                        .status())
                .isEqualTo(201);
        assertThat(calls.post("/api/roster/groups", tokens.personal(member, "read"), "{\"name\":\"X\"}")
                        .status())
                .isEqualTo(403);
        for (var path : List.of("tokens", "sessions", "export")) {
            assertThat(calls.get("/api/roster/me/" + path, script).status()).isEqualTo(403);
        }
        assertThat(calls.post("/api/roster/me/tokens", script, "{}").status()).isEqualTo(403);
        assertThat(calls.post("/api/roster/me/erasure", script, "{\"confirmation\":\"erase\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void kindsOfNoticesAreSwitchedOffAndOnAgainButNotThoseThatDecide() throws Exception {
        var member = accounts.ofAddress("notices@mail.example").id();
        var caller = tokens.session(member, "s", Instant.now());
        assertThat(notices.wants(member, NoticeKind.MESSAGE)).isTrue();

        var chosen = calls.send(
                HttpMethod.PATCH,
                "/api/roster/me/notices",
                caller,
                Map.of(),
                "{\"MESSAGE\":false,\"GROUP\":true}",
                MediaType.APPLICATION_JSON);

        assertThat(chosen.status()).isEqualTo(200);
        assertThat(wanted(chosen)).doesNotContain("MESSAGE").contains("GROUP", "REQUEST", "CONFIRMATION");
        assertThat(notices.wants(member, NoticeKind.MESSAGE)).isFalse();
        assertThat(calls.send(
                                HttpMethod.PATCH,
                                "/api/roster/me/notices",
                                caller,
                                Map.of(),
                                "{\"REQUEST\":false}",
                                MediaType.APPLICATION_JSON)
                        .status())
                .isEqualTo(422);
        calls.send(
                HttpMethod.PATCH,
                "/api/roster/me/notices",
                caller,
                Map.of(),
                "{\"MESSAGE\":true}",
                MediaType.APPLICATION_JSON);
        assertThat(notices.wants(member, NoticeKind.MESSAGE)).isTrue();
    }

    @Test
    void kindThatThereWasBeforeIsReadAndSwitchesNothingOff() throws Exception {
        var member = accounts.ofAddress("before@mail.example").id();
        var caller = tokens.session(member, "s", Instant.now());
        database.getCollection("noticePreferences")
                .insertOne(new Document("_id", member).append("off", List.of("MEETING", "GROUP")));

        var mine = calls.get("/api/roster/me/notices", caller);

        assertThat(mine.text()).doesNotContain("MEETING");
        assertThat(wanted(mine)).contains("MESSAGE", "CONFIRMATION").doesNotContain("GROUP");
        assertThat(calls.send(
                                HttpMethod.PATCH,
                                "/api/roster/me/notices",
                                caller,
                                Map.of(),
                                "{\"MEETING\":false}",
                                MediaType.APPLICATION_JSON)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void linkInAMailSwitchesOffOneKindWithOnePressAndWithoutSigningIn() throws Exception {
        var member = accounts.ofAddress("off@mail.example").id();
        var link = notices.offLink(member, NoticeKind.GROUP);
        assertThat(link).isEqualTo(notices.offLink(member, NoticeKind.GROUP)).startsWith("http://localhost:8080/");
        var path = "/api/roster" + URI.create(link).getPath();

        var shown = calls.get(path, null);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains("\"kind\":\"GROUP\"", "\"wanted\":true");
        assertThat(notices.wants(member, NoticeKind.GROUP)).isTrue();

        assertThat(calls.post(path, null, "").status()).isEqualTo(204);
        assertThat(calls.post(path, null, "").status()).isEqualTo(204);
        assertThat(notices.wants(member, NoticeKind.GROUP)).isFalse();
        assertThat(notices.wants(member, NoticeKind.MESSAGE)).isTrue();
        var forged = path.substring(0, path.length() - 2) + (path.endsWith("AA") ? "BB" : "AA");
        assertThat(calls.post(forged, null, "").status()).isEqualTo(410);
    }

    @Test
    void newAddressIsConfirmedByItsOwnMailAndTheOldOneIsTold() throws Exception {
        var member = accounts.ofAddress("old@address.example").id();
        var caller = tokens.session(member, "s", Instant.now());
        var longAgo = tokens.session(member, "s", Instant.now().minusSeconds(601));
        var path = "/api/roster/me/address";
        assertThat(calls.post(path, caller, Map.of("email", "no address")).status())
                .isEqualTo(422);
        assertThat(calls.post(path, longAgo, Map.of("email", "new@address.example"))
                        .status())
                .isEqualTo(409);
        assertThat(calls.post(path, caller, Map.of("email", " New@Address.example"))
                        .status())
                .isEqualTo(202);
        var token = addressToken("new@address.example");
        assertThat(stored("addressChanges")).doesNotContain(token);
        assertThat(accounts.get(member).state().email()).isEqualTo("old@address.example");
        pin("old@address.example");
        assertThat(calls.post(path + "/" + token, other(), "").status())
                .as("somebody else's link")
                .isEqualTo(410);

        assertThat(calls.post(path + "/" + token, caller, "").status()).isEqualTo(204);
        assertThat(calls.post(path + "/" + token, caller, "").status()).isEqualTo(204);
        assertThat(accounts.ofAddress("new@address.example").id()).isEqualTo(member);
        assertThat(calls.get("/api/roster/me/export", caller)
                        .body()
                        .at("/data/pins")
                        .toString())
                .as("what was kept under the old address")
                .contains("Porto");
        var told = mailbox.await("old@address.example", 2);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().text()).doesNotContain("new@address.example");
        assertThat(accounts.ofAddress("old@address.example").id()).isNotEqualTo(member);
    }

    @Test
    void addressOfAnotherAccountIsNotTakenAndNotToldOfBeforeItIsConfirmed() {
        var owner = accounts.ofAddress("owner@taken.example").id();
        var member = accounts.ofAddress("wants@taken.example").id();
        var caller = tokens.session(member, "s", Instant.now());
        assertThat(calls.post("/api/roster/me/address", caller, Map.of("email", "owner@taken.example"))
                        .status())
                .isEqualTo(202);
        var token = addressToken("owner@taken.example");
        assertThat(calls.post("/api/roster/me/address/" + token, caller, "").status())
                .isEqualTo(409);
        assertThat(accounts.ofAddress("owner@taken.example").id()).isEqualTo(owner);
        assertThat(accounts.get(member).state().email()).isEqualTo("wants@taken.example");
    }

    private void pin(String email) {
        calls.post(
                "/api/roster/pins",
                null,
                Map.of(
                        "email", email,
                        "name", "P",
                        "sentence", "Hello.",
                        "city", "Porto",
                        "country", "PT",
                        "topics", List.of("go")));
        var token = mailbox.await(email, 1).getFirst().text().replaceAll("(?s).*/pins/mine/(\\S+).*", "$1");
        assertThat(calls.post("/api/roster/pins/" + token, null, "").status()).isEqualTo(200);
    }

    private String addressToken(String email) {
        return mailbox.await(email, 1).getFirst().text().replaceAll("(?s).*/account/address/(\\S+).*", "$1");
    }

    @Test
    void exportHasEverythingOfOneselfAndNothingSecret() throws Exception {
        var member = accounts.ofAddress("export@mail.example").id();
        var caller = tokens.session(member, "s", Instant.now());
        calls.post("/api/roster/groups", caller, "{\"name\":\"Exported\"}");
        var token = calls.post(
                        "/api/roster/me/tokens", caller, "{\"name\":\"My script\",\"scopes\":[\"read\"],\"days\":1}")
                .body()
                .path("token")
                .asString();
        calls.send(
                HttpMethod.PATCH,
                "/api/roster/me/notices",
                caller,
                Map.of(),
                "{\"MESSAGE\":false}",
                MediaType.APPLICATION_JSON);

        var export = calls.get("/api/roster/me/export", caller);

        assertThat(export.headers().getFirst("Content-Disposition")).startsWith("attachment");
        var all = export.body();
        assertThat(all.path("account").path("email").asString()).isEqualTo("export@mail.example");
        assertThat(all.path("account").path("memberships")).hasSize(1);
        assertThat(all.path("data")
                        .path("personalAccessTokens")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("My script");
        assertThat(all.path("data").path("notices").path("MESSAGE").asBoolean(true))
                .isFalse();
        assertThat(all.path("data").propertyNames()).contains("sessions", "invitations", "signInLinks", "passkeys");
        assertThat(export.text()).doesNotContain(token).doesNotContainIgnoringCase("hash");
    }

    @Test
    void erasureNeedsTheWordAndARecentSignInAndLeavesNothing() throws Exception {
        var session = authorized(browser(), "erased@mail.example");
        var member = claims(session).path("sub").asString();
        var caller = tokens.session(member, "s", Instant.now());
        var group = calls.post("/api/roster/groups", caller, "{\"name\":\"Left behind\"}")
                .body();
        var token = calls.post("/api/roster/me/tokens", caller, "{\"name\":\"T\",\"scopes\":[\"read\"],\"days\":9}")
                .body()
                .path("token")
                .asString();
        calls.send(
                HttpMethod.PATCH,
                "/api/roster/me/notices",
                caller,
                Map.of(),
                "{\"MESSAGE\":false}",
                MediaType.APPLICATION_JSON);

        assertThat(calls.post("/api/roster/me/erasure", caller, "{\"confirmation\":\"yes\"}")
                        .status())
                .isEqualTo(422);
        var longAgo = tokens.session(member, "s", Instant.now().minusSeconds(601));
        var refused = calls.post("/api/roster/me/erasure", longAgo, "{\"confirmation\":\"erase\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("recent-sign-in-needed");
        assertThat(calls.post("/api/roster/me/erasure", tokens.member(member, "M"), "{\"confirmation\":\"erase\"}")
                        .status())
                .isEqualTo(409);

        assertThat(calls.post("/api/roster/me/erasure", caller, "{\"confirmation\":\"erase\"}")
                        .status())
                .isEqualTo(204);

        assertThat(refresh(session).statusCode()).isEqualTo(400);
        assertThat(exchange(token).statusCode()).isEqualTo(404);
        assertThat(calls.get("/api/roster/me", caller).status()).isEqualTo(404);
        assertThat(calls.get("/api/roster/groups/left-behind", null).status()).isEqualTo(200);
        assertThat(calls.get("/api/roster/groups/" + group.path("id").asString() + "/organizers", null)
                        .body()
                        .path("items"))
                .isEmpty();
        for (var collection : database.listCollectionNames()) {
            assertThat(stored(collection)).as(collection).doesNotContain("erased@mail.example");
        }
        for (var collection : Set.of("personalTokens", "noticePreferences", "authorizations", "signInSessions")) {
            assertThat(stored(collection)).as(collection).doesNotContain(member);
        }
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(events.of("roster.members.v1", member))
                        .extracting(event -> event.type().replaceAll(".*member\\.", ""))
                        .endsWith("deleted.v1", "deleted.v1"));
        assertThat(accounts.ofAddress("erased@mail.example").id()).isNotEqualTo(member);
    }

    private SignInBrowser browser() {
        return new SignInBrowser(port, "198.51.100.1");
    }

    private String other() {
        return tokens.session(accounts.ofAddress("other-account@mail.example").id(), "o", Instant.now());
    }

    private JsonNode authorized(SignInBrowser browser, String email) throws Exception {
        browser.signIn(email, mailbox);
        var code = SignInBrowser.location(authorize(browser)).replaceAll(".*[?&]code=([^&]+).*", "$1");
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", java.net.URLDecoder.decode(code, java.nio.charset.StandardCharsets.UTF_8));
        fields.put("redirect_uri", CALLBACK);
        fields.put("code_verifier", VERIFIER);
        var answer = token(fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    private HttpResponse<String> authorize(SignInBrowser browser) throws Exception {
        return browser.get("/oauth2/authorize?"
                + SignInBrowser.form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        "portal",
                        "scope",
                        "openid profile",
                        "redirect_uri",
                        CALLBACK,
                        "state",
                        "s",
                        "code_challenge",
                        CHALLENGE,
                        "code_challenge_method",
                        "S256")));
    }

    private HttpResponse<String> refresh(JsonNode session) throws Exception {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                session.path("refresh_token").asString()));
    }

    private HttpResponse<String> token(Map<String, String> fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri("/oauth2/token"))
                        .header("Authorization", basic("portal", "portal"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(SignInBrowser.form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> exchange(String token) throws Exception {
        return http.send(exchanging(token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder exchanging(String token) {
        return HttpRequest.newBuilder(uri("/internal/personal-tokens"))
                .header("Authorization", basic("portal", "portal"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(SignInBrowser.form(Map.of("token", token))));
    }

    private List<String> roles(Calls.Answer made) throws Exception {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var exchanged = exchange(made.body().path("token").asString());
        return java.util.Objects.requireNonNull(
                decoded(read(exchanged).path("accessToken").asString()).getClaimAsStringList("roles"));
    }

    private Jwt decoded(String token) {
        return NimbusJwtDecoder.withJwkSetUri(uri("/oauth2/jwks").toString())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build()
                .decode(token);
    }

    private JsonNode claims(JsonNode session) {
        var payload = session.path("access_token").asString().split("\\.", -1)[1];
        return json.readTree(Base64.getUrlDecoder().decode(payload));
    }

    private Set<String> wanted(Calls.Answer notices) {
        return StreamSupport.stream(notices.body().path("items").spliterator(), false)
                .filter(one -> one.path("wanted").asBoolean())
                .map(one -> one.path("kind").asString())
                .collect(Collectors.toSet());
    }

    private String stored(String collection) {
        return database
                .getCollection(collection)
                .find()
                .map(Document::toJson)
                .into(new java.util.ArrayList<>())
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String basic(String name, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((name + ":" + secret).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String challenge() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.HexFormat.of().parseHex(Secrets.hash(VERIFIER)));
    }
}
