package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInTest extends RunningPortal {
    @Test
    void aPersonComesBackToThePageThatWasAskedFor() {
        Browser.Page page = browser.get("/groups/lisbon-query/edit");

        assertThat(page.uri().getPath()).isEqualTo("/groups/lisbon-query/edit");
        assertThat(page.status()).isEqualTo(200);
        assertThat(STUBS.last("GET", "/api/roster/me").header("Authorization")).isEqualTo("Bearer access-1");
    }

    @Test
    void theLinkInTheHeaderLeadsBackWithItsQuery() {
        Browser.Page page = browser.get("/sign-in?to=/search?q%3Dquery%26country%3DPT");

        assertThat(page.uri().toString()).endsWith("/search?q=query&country=PT");
        assertThat(page.document().select("form[action=/sign-out]")).hasSize(1);
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        for (String elsewhere : new String[] {"https://example.org/", "//example.org/", "/\\example.org"}) {
            Browser fresh = new Browser(PORTAL);
            Browser.Page page = fresh.get("/sign-in?to=" + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
            assertThat(page.uri()).isEqualTo(PORTAL.resolve("/"));
        }
    }

    @Test
    void theSessionIsBoundToThisSiteAndHiddenFromScripts() {
        Browser.Page page = browser.send(HttpRequest.newBuilder(browser.at("/room")));

        HttpCookie session = browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("session"))
                .findFirst()
                .orElseThrow();
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void aVisitorWhoOnlyReadsGetsNoSession() {
        browser.get("/");
        browser.get("/lists/lisbon-query");

        assertThat(browser.cookies().getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .containsExactly("form-guard");
    }

    @Test
    void aTokenThatHasRunOutIsRefreshedUnnoticed() {
        signIn.giveShortTokens();
        Browser.Page page = browser.get("/room");

        assertThat(page.status()).isEqualTo(200);
        assertThat(STUBS.last("GET", "/api/roster/me").header("Authorization")).isEqualTo("Bearer access-2");
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheRoster() {
        STUBS.on("DELETE", "/api/roster/me/sessions/current", 204, "");
        Browser.Page room = browser.get("/room");
        Browser.Page after = browser.submit(room, "/sign-out", Map.of());

        assertThat(after.uri()).isEqualTo(PORTAL.resolve("/"));
        assertThat(after.document().select("form[action=/sign-out]")).isEmpty();
        assertThat(STUBS.last("DELETE", "/api/roster/me/sessions/current").header("Authorization"))
                .isEqualTo("Bearer access-1");
    }

    @Test
    void signingOutEndsTheSessionHereAlsoWhenTheRosterIsAway() {
        STUBS.hangUp("DELETE", "/api/roster/me/sessions/current");
        Browser.Page room = browser.get("/room");
        Browser.Page after = browser.submit(room, "/sign-out", Map.of());

        assertThat(after.uri()).isEqualTo(PORTAL.resolve("/"));
        assertThat(after.document().select("form[action=/sign-out]")).isEmpty();
    }

    @Test
    void whoSignsInOnceMoreGoesToTheRosterAndComesBackWithNewTokens() {
        browser.get("/room");
        STUBS.on("GET", "/account/sign-in", request -> StubServices.Answer.redirect("/sign-in"));

        Browser.Page page = browser.get("/sign-in?again=true&to=/account/leave");

        assertThat(page.uri().getPath()).isEqualTo("/account/leave");
        assertThat(STUBS.asked("GET", "/account/sign-in")).hasSize(1);
        assertThat(STUBS.last("GET", "/api/roster/me").header("Authorization")).isEqualTo("Bearer access-2");
    }

    @Test
    void aServiceThatNoLongerTakesTheTokenLeadsToSigningInAgain() {
        browser.get("/room");
        STUBS.on("GET", "/api/roster/me", 401, "{\"status\":401}");
        STUBS.on("GET", "/oauth2/authorize", 200, "{\"page\":\"sign in\"}");

        assertThat(browser.get("/room").uri().getPath()).isEqualTo("/oauth2/authorize");
    }

    @Test
    void aTokenThatCannotBeRefreshedMakesAVisitorOnPublicPagesAndAsksToSignInOnOthers() {
        signIn.giveShortTokens();
        signIn.refuseToRefresh();
        browser.get("/sign-in?to=/about");
        STUBS.on("GET", "/oauth2/authorize", 200, "{\"page\":\"sign in\"}");

        assertThat(browser.get("/groups/lisbon-query").document().select("form[action=/sign-out]"))
                .isEmpty();
        assertThat(browser.get("/room").uri().getPath()).isEqualTo("/oauth2/authorize");
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() {
        Browser.Page page = browser.get("/");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.document().select("[style], style, script:not([src])")).isEmpty();
    }
}
