package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
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
        STUBS.on("GET", "/account/x", request -> StubServices.Answer.redirect(STUBS.address() + "/account/y"));
        STUBS.on("GET", "/account/y", 200, "{}");

        assertThat(browser.get("/account/x").uri()).isEqualTo(PORTAL.resolve("/account/y"));
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
