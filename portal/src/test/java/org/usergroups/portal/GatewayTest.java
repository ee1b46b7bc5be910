package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class GatewayTest extends RunningPortal {
    @Test
    void aCallersOwnTokenPassesAndNeedsNoFormGuard() {
        STUBS.on("POST", "/api/roster/groups", 201, StubWorld.GROUP);

        Browser.Page answer = browser.send(HttpRequest.newBuilder(browser.at("/api/roster/groups"))
                .header("Authorization", "Bearer mine")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"x\"}")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(STUBS.last("POST", "/api/roster/groups").header("Authorization"))
                .isEqualTo("Bearer mine");
        assertThat(STUBS.last("POST", "/api/roster/groups").text()).isEqualTo("{\"name\":\"x\"}");
    }

    @Test
    void aPersonalTokenIsExchangedForAllFiveServicesAndAskedForOnceAMinute() {
        String token = personalToken("a");
        STUBS.on("POST", "/internal/personal-tokens", 200, """
                {"accessToken":"short-lived","expiresAt":"2027-01-01T00:00:00Z"}
                """);
        for (String path : new String[] {
            "/api/roster/me", "/api/blog/posts", "/api/list/lists", "/api/media/albums", "/api/search/countries"
        }) {
            assertThat(withToken(path, token).status()).isEqualTo(200);
            assertThat(STUBS.last("GET", path).header("Authorization")).isEqualTo("Bearer short-lived");
        }

        assertThat(STUBS.asked("POST", "/internal/personal-tokens")).hasSize(1);
        StubServices.Asked asked = STUBS.last("POST", "/internal/personal-tokens");
        assertThat(asked.text()).isEqualTo("token=" + token);
        assertThat(asked.header("Authorization")).startsWith("Basic ");
    }

    @Test
    void aPersonalTokenThatIsNoneIsRefusedAndOneTypedWrongWithoutAskingTheRoster() {
        STUBS.on("POST", "/internal/personal-tokens", 404, "{\"status\":404}");
        Browser.Page revoked = withToken("/api/roster/me", personalToken("b"));
        Browser.Page typedWrong = withToken("/api/roster/me", personalToken("c").replace("ugp_", "ugp_x"));

        for (Browser.Page refused : new Browser.Page[] {revoked, typedWrong}) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(STUBS.asked("POST", "/internal/personal-tokens")).hasSize(1);
        assertThat(STUBS.asked("GET", "/api/roster/me")).isEmpty();
    }

    @Test
    void aPersonalTokenIsNotJudgedWhileTheRosterIsAway() {
        STUBS.hangUp("POST", "/internal/personal-tokens");

        assertThat(withToken("/api/blog/posts", personalToken("d")).status()).isEqualTo(503);

        STUBS.on("POST", "/internal/personal-tokens", 200, "{\"accessToken\":\"short-lived\"}");
        assertThat(withToken("/api/blog/posts", personalToken("d")).status()).isEqualTo(200);
    }

    @Test
    void whatOnlyThePortalMayAskIsNotForwarded() {
        STUBS.on("POST", "/internal/personal-tokens", 200, "{\"accessToken\":\"short-lived\"}");
        browser.post("/internal/personal-tokens", Map.of("token", personalToken("e")));

        assertThat(STUBS.asked("POST", "/internal/personal-tokens")).isEmpty();
    }

    @Test
    void noClientTellsTheRosterAnAddressThatIsNotItsOwn() {
        STUBS.on("POST", "/account/sign-in/link", 200, "{}");
        browser.send(HttpRequest.newBuilder(browser.at("/account/sign-in/link"))
                .header("Forwarded", "for=203.0.113.9;proto=https;host=evil.example")
                .header("X-Real-IP", "203.0.113.9")
                .POST(BodyPublishers.noBody()));

        StubServices.Asked asked = STUBS.last("POST", "/account/sign-in/link");
        assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(asked.headers().entrySet())
                .filteredOn(header -> header.getKey().equalsIgnoreCase("Forwarded"))
                .allSatisfy(header -> assertThat(header.getValue()).doesNotContain("203.0.113.9", "evil.example"));
    }

    private Browser.Page withToken(String path, String token) {
        return browser.send(HttpRequest.newBuilder(browser.at(path)).header("Authorization", "Bearer " + token));
    }

    private static String personalToken(String filled) {
        String text = "ugp_" + filled.repeat(43);
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    @Test
    void theSessionsTokenIsRelayedAndItsCookieStaysHere() {
        browser.get("/room");
        browser.get("/api/roster/me");

        StubServices.Asked asked = STUBS.last("GET", "/api/roster/me");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer access-1");
        assertThat(asked.header("Cookie")).isNull();
    }

    @Test
    void aChangeWithTheSessionsCookieNeedsTheFormGuard() {
        browser.get("/room");
        Browser.Page refused = browser.send(HttpRequest.newBuilder(browser.at("/api/roster/me"))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{}")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(STUBS.asked("PATCH", "/api/roster/me")).isEmpty();
    }

    @Test
    void aChangeWithTheFormGuardInItsHeaderPasses() {
        STUBS.on("PATCH", "/api/roster/me", 200, StubWorld.ME);
        String guard =
                browser.get("/room").document().select("input[name=_csrf]").attr("value");

        Browser.Page taken = browser.send(HttpRequest.newBuilder(browser.at("/api/roster/me"))
                .header("X-CSRF-TOKEN", guard)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{}")));

        assertThat(taken.status()).isEqualTo(200);
    }

    @Test
    void aLargeUploadStreamsThrough() {
        byte[] picture = new byte[25_000_000];
        Arrays.fill(picture, (byte) 'x');
        String boundary = "b0undary";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        STUBS.on("POST", "/api/media/albums/a1/items", 201, "{\"id\":\"i9\"}");

        Browser.Page answer = browser.send(HttpRequest.newBuilder(browser.at("/api/media/albums/a1/items"))
                .header("Authorization", "Bearer mine")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(Arrays.asList(head, picture, tail))));

        assertThat(answer.status()).isEqualTo(201);
        StubServices.Asked asked = STUBS.last("POST", "/api/media/albums/a1/items");
        assertThat(asked.body()).hasSize(head.length + picture.length + tail.length);
        assertThat(asked.header("Content-Type")).contains(boundary);
    }

    @Test
    void theRosterGetsItsOwnCookiesAndTheAddressThatPeopleTyped() {
        STUBS.on("POST", "/account/sign-in/link", 200, "{}");
        browser.get("/room");
        Browser.Page answer = browser.send(HttpRequest.newBuilder(browser.at("/account/sign-in/link"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "roster=its-own")
                .header("X-Forwarded-Host", "evil.example")
                .POST(BodyPublishers.ofString("email=a%2Bb%40example.org&_csrf=theirs")));

        assertThat(answer.status()).isEqualTo(200);
        StubServices.Asked asked = STUBS.last("POST", "/account/sign-in/link");
        assertThat(asked.text()).isEqualTo("email=a%2Bb%40example.org&_csrf=theirs");
        assertThat(asked.header("Cookie")).isEqualTo("roster=its-own");
        assertThat(asked.header("X-Forwarded-Host")).isEqualTo(PORTAL.getAuthority());
        assertThat(asked.header("X-Forwarded-Proto")).isEqualTo("http");
    }

    @Test
    void aRedirectOfTheRosterShowsThePublicAddress() {
        STUBS.on(
                "GET",
                "/account/sign-in/x",
                request -> StubServices.Answer.redirect(STUBS.address() + "/account/sign-in/y"));
        STUBS.on("GET", "/account/sign-in/y", 200, "{}");

        assertThat(browser.get("/account/sign-in/x").uri()).isEqualTo(PORTAL.resolve("/account/sign-in/y"));
    }

    @Test
    void conditionalRequestsAndTheirAnswersPass() {
        STUBS.on(
                "GET",
                "/api/blog/feed.atom",
                request -> "\"7\"".equals(request.header("If-None-Match"))
                        ? new StubServices.Answer(304, Map.of("ETag", "\"7\""), new byte[0])
                        : StubServices.Answer.of(200, "application/atom+xml", "<feed/>"));

        Browser.Page answer = browser.send(HttpRequest.newBuilder(browser.at("/api/blog/feed.atom?group=x%20y"))
                .header("If-None-Match", "\"7\""));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(STUBS.last("GET", "/api/blog/feed.atom").uri().getRawQuery()).isEqualTo("group=x%20y");
    }

    @Test
    void theApiListsTheFiveServices() {
        Browser.Page page = browser.get("/api");
        assertThat(page.status()).isEqualTo(200);

        String config = browser.get("/api/portal/openapi/swagger-config").body();
        assertThat(config)
                .contains("/api/roster/openapi", "/api/blog/openapi", "/api/list/openapi")
                .contains("/api/media/openapi", "/api/search/openapi");
    }

    @Test
    void onlyHealthIsPublic() {
        assertThat(browser.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(browser.get("/actuator/env").status()).isEqualTo(404);
    }
}
