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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
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

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void sessionsAreListedAndOneThatIsEndedIsNotRefreshedAgain() throws Exception {
        var phone = browser();
        var laptop = browser();
        var first = authorized(phone, "sessions@mail.example");
        var second = authorized(laptop, "sessions@mail.example");
        var id = claims(second).path("sub").asString();
        var caller = tokens.session(id, claims(second).path("sid").asString(), Instant.now());

        var listed = read(call("GET", "/api/roster/me/sessions", caller, null)).path("items");

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
        assertThat(call("DELETE", "/api/roster/me/sessions/" + ended, other(), null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(refresh(first).statusCode()).isEqualTo(200);
        assertThat(call("DELETE", "/api/roster/me/sessions/" + ended, caller, null)
                        .statusCode())
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

        assertThat(call("DELETE", "/api/roster/me/sessions", caller, null).statusCode())
                .isEqualTo(204);
        assertThat(refresh(first).statusCode()).isEqualTo(400);
        assertThat(refresh(second).statusCode()).isEqualTo(200);

        assertThat(call("DELETE", "/api/roster/me/sessions/current", caller, null)
                        .statusCode())
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

        var made = call(
                "POST",
                "/api/roster/me/tokens",
                caller,
                "{\"name\":\"Nightly import\",\"scopes\":[\"roster:write\",\"read\"],\"days\":30}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var token = read(made).path("token").asString();
        assertThat(token).startsWith("ugp_");
        var list = call("GET", "/api/roster/me/tokens", caller, null);
        assertThat(list.body())
                .contains("Nightly import", "\"lastUsedOn\":null")
                .doesNotContain(token);
        assertThat(stored("personalTokens")).doesNotContain(token);

        var jwt = decoded(read(exchange(token)).path("accessToken").asString());
        assertThat(jwt.getSubject()).isEqualTo(member);
        assertThat(jwt.getAudience()).containsExactly("usergroups");
        assertThat(jwt.getClaimAsString("scope")).isEqualTo("read roster:write");
        assertThat(jwt.getClaimAsStringList("roles")).containsExactly("member");
        assertThat(Duration.between(Instant.now(), jwt.getExpiresAt())).isLessThan(Duration.ofMinutes(3));
        assertThat(read(call("GET", "/api/roster/me/tokens", caller, null))
                        .path("items")
                        .get(0)
                        .path("lastUsedOn")
                        .asString())
                .isNotEmpty();

        var id = read(made).path("id").asString();
        assertThat(call("DELETE", "/api/roster/me/tokens/" + id, other(), null).statusCode())
                .isEqualTo(404);
        assertThat(call("DELETE", "/api/roster/me/tokens/" + id, caller, null).statusCode())
                .isEqualTo(204);
        assertThat(exchange(token).statusCode()).isEqualTo(404);
    }

    @Test
    void tokenEndsWhenItWasSaidToAndOneTypedWrongIsNone() throws Exception {
        var caller = tokens.session(accounts.ofAddress("ends@mail.example").id(), "s", Instant.now());
        var token = read(call(
                        "POST",
                        "/api/roster/me/tokens",
                        caller,
                        "{\"name\":\"Short\",\"scopes\":[\"read\"],\"days\":1}"))
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

        assertThat(roles(call("POST", "/api/roster/me/tokens", caller, with))).containsExactly("member", "coordinator");
        assertThat(roles(call("POST", "/api/roster/me/tokens", caller, without)))
                .containsExactly("member");
        var refused = call("POST", "/api/roster/me/tokens", other(), with);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"scopes\"");
    }

    @Test
    void tokenThatIsAskedForWronglyIsRefusedWithEveryReason() throws Exception {
        var refused = call(
                "POST", "/api/roster/me/tokens", other(), "{\"name\":\" \",\"scopes\":[\"everything\"],\"days\":366}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"field\":\"name\"", "\"field\":\"scopes\"", "\"field\":\"days\"");
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

        assertThat(call("GET", "/api/roster/me", script, null).statusCode()).isEqualTo(200);
        assertThat(call("POST", "/api/roster/groups", script, "{\"name\":\"By script\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(call("POST", "/api/roster/groups", tokens.personal(member, "read"), "{\"name\":\"X\"}")
                        .statusCode())
                .isEqualTo(403);
        for (var path : List.of("tokens", "sessions", "export")) {
            assertThat(call("GET", "/api/roster/me/" + path, script, null).statusCode())
                    .isEqualTo(403);
        }
        assertThat(call("POST", "/api/roster/me/tokens", script, "{}").statusCode())
                .isEqualTo(403);
        assertThat(call("POST", "/api/roster/me/erasure", script, "{\"confirmation\":\"erase\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void kindsOfNoticesAreSwitchedOffAndOnAgainButNotThoseThatDecide() throws Exception {
        var member = accounts.ofAddress("notices@mail.example").id();
        var caller = tokens.session(member, "s", Instant.now());
        assertThat(notices.wants(member, NoticeKind.MEETING)).isTrue();

        var chosen = call("PATCH", "/api/roster/me/notices", caller, "{\"MEETING\":false,\"GROUP\":true}");

        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(wanted(chosen)).doesNotContain("MEETING").contains("GROUP", "REQUEST", "CONFIRMATION");
        assertThat(notices.wants(member, NoticeKind.MEETING)).isFalse();
        assertThat(call("PATCH", "/api/roster/me/notices", caller, "{\"REQUEST\":false}")
                        .statusCode())
                .isEqualTo(422);
        call("PATCH", "/api/roster/me/notices", caller, "{\"MEETING\":true}");
        assertThat(notices.wants(member, NoticeKind.MEETING)).isTrue();
    }

    @Test
    void linkInAMailSwitchesOffOneKindWithOnePressAndWithoutSigningIn() throws Exception {
        var member = accounts.ofAddress("off@mail.example").id();
        var link = notices.offLink(member, NoticeKind.GROUP);
        assertThat(link).isEqualTo(notices.offLink(member, NoticeKind.GROUP)).startsWith("http://localhost:8080/");
        var path = "/api/roster" + URI.create(link).getPath();

        var shown = call("GET", path, null, null);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("\"kind\":\"GROUP\"", "\"wanted\":true");
        assertThat(notices.wants(member, NoticeKind.GROUP)).isTrue();

        assertThat(call("POST", path, null, null).statusCode()).isEqualTo(204);
        assertThat(call("POST", path, null, null).statusCode()).isEqualTo(204);
        assertThat(notices.wants(member, NoticeKind.GROUP)).isFalse();
        assertThat(notices.wants(member, NoticeKind.MEETING)).isTrue();
        var forged = path.substring(0, path.length() - 2) + (path.endsWith("AA") ? "BB" : "AA");
        assertThat(call("POST", forged, null, null).statusCode()).isEqualTo(410);
    }

    @Test
    void exportHasEverythingOfOneselfAndNothingSecret() throws Exception {
        var member = accounts.ofAddress("export@mail.example").id();
        var caller = tokens.session(member, "s", Instant.now());
        call("POST", "/api/roster/groups", caller, "{\"name\":\"Exported\"}");
        var token = read(call(
                        "POST",
                        "/api/roster/me/tokens",
                        caller,
                        "{\"name\":\"My script\",\"scopes\":[\"read\"],\"days\":1}"))
                .path("token")
                .asString();
        call("PATCH", "/api/roster/me/notices", caller, "{\"MEETING\":false}");

        var export = call("GET", "/api/roster/me/export", caller, null);

        assertThat(export.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        var all = read(export);
        assertThat(all.path("account").path("email").asString()).isEqualTo("export@mail.example");
        assertThat(all.path("account").path("memberships")).hasSize(1);
        assertThat(all.path("data")
                        .path("personalAccessTokens")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("My script");
        assertThat(all.path("data").path("notices").path("MEETING").asBoolean(true))
                .isFalse();
        assertThat(all.path("data").propertyNames()).contains("sessions", "invitations", "signInLinks", "passkeys");
        assertThat(export.body()).doesNotContain(token).doesNotContainIgnoringCase("hash");
    }

    @Test
    void erasureNeedsTheWordAndARecentSignInAndLeavesNothing() throws Exception {
        var session = authorized(browser(), "erased@mail.example");
        var member = claims(session).path("sub").asString();
        var caller = tokens.session(member, "s", Instant.now());
        var group = read(call("POST", "/api/roster/groups", caller, "{\"name\":\"Left behind\"}"));
        var token = read(call(
                        "POST", "/api/roster/me/tokens", caller, "{\"name\":\"T\",\"scopes\":[\"read\"],\"days\":9}"))
                .path("token")
                .asString();
        call("PATCH", "/api/roster/me/notices", caller, "{\"MEETING\":false}");

        assertThat(call("POST", "/api/roster/me/erasure", caller, "{\"confirmation\":\"yes\"}")
                        .statusCode())
                .isEqualTo(422);
        var longAgo = tokens.session(member, "s", Instant.now().minusSeconds(601));
        var refused = call("POST", "/api/roster/me/erasure", longAgo, "{\"confirmation\":\"erase\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("recent-sign-in-needed");
        assertThat(call("POST", "/api/roster/me/erasure", tokens.member(member, "M"), "{\"confirmation\":\"erase\"}")
                        .statusCode())
                .isEqualTo(409);

        assertThat(call("POST", "/api/roster/me/erasure", caller, "{\"confirmation\":\"erase\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(refresh(session).statusCode()).isEqualTo(400);
        assertThat(exchange(token).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/api/roster/me", caller, null).statusCode()).isEqualTo(404);
        assertThat(call("GET", "/api/roster/groups/left-behind", null, null).statusCode())
                .isEqualTo(200);
        assertThat(read(call("GET", "/api/roster/groups/" + group.path("id").asString() + "/organizers", null, null))
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

    private List<String> roles(HttpResponse<String> made) throws Exception {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var exchanged = exchange(read(made).path("token").asString());
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

    private Set<String> wanted(HttpResponse<String> notices) {
        return StreamSupport.stream(read(notices).path("items").spliterator(), false)
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

    private HttpResponse<String> call(String method, String path, @Nullable String token, @Nullable String body)
            throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
