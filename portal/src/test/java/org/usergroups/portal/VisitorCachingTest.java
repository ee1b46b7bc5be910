package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** Which pages browsers and caches may keep, and how they ask whether a kept one is still true. */
class VisitorCachingTest extends RunningPortal {
    private static final String COUNTRY = "/countries/PT";
    private static final String LIST = "/lists/lisbon-query";

    @Test
    void aPageThatEveryVisitorGetsIsKeptForAMinute() {
        for (String path : new String[] {
            "/", "/about", COUNTRY, "/countries/PT/cities/2267057-lisbon", "/groups/lisbon-query", "/compare"
        }) {
            Browser.Page page = browser.get(path);
            assertThat(page.header("Cache-Control"))
                    .as(path)
                    .isEqualTo("public, max-age=60, stale-while-revalidate=120");
            assertThat(page.header("ETag")).as(path).startsWith("W/\"");
            assertThat(page.header("Vary"))
                    .as(path)
                    .containsIgnoringCase("Cookie")
                    .containsIgnoringCase("Accept-Language");
        }
    }

    @Test
    void whoHasThePageIsToldSoWithoutIt() {
        String tag = browser.get(COUNTRY).header("ETag");

        Browser.Page same = ask(tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("Cache-Control")).contains("max-age=60");

        STUBS.on("GET", "/api/search", 200, "{\"total\":0,\"items\":[],\"facets\":{},\"next\":null}");
        assertThat(ask(tag).status()).isEqualTo(200);
    }

    @Test
    void aPageInAnotherLanguageIsAnother() {
        Browser.Page german = browser.get(COUNTRY + "?lang=de");

        assertThat(german.header("ETag"))
                .isNotEqualTo(browser.get(COUNTRY).header("ETag"))
                .startsWith("W/");
    }

    @Test
    void whatASignedInPersonSeesIsNotKept() {
        browser.get("/room");

        assertIsNotKept(browser.get(COUNTRY));
    }

    @Test
    void aPageWithAFormIsForOneVisitorAndSoAreThoseAfterIt() {
        assertIsNotKept(browser.get(LIST));
        assertIsNotKept(browser.get(COUNTRY));
    }

    @Test
    void aPageThatLacksAPartIsNotKept() {
        STUBS.hangUp("GET", "/api/search/pairs");
        STUBS.hangUp("GET", "/api/roster/stories/advice");

        assertIsNotKept(browser.get(COUNTRY));
        Browser.Page start = browser.get("/start");
        assertThat(start.document().select(".notice.gap"))
                .as("nobody sees that it is missing")
                .isEmpty();
        assertIsNotKept(start);
    }

    @Test
    void anAddressThatSaysWhereAVisitorIsIsNotKept() {
        assertIsNotKept(browser.get("/near?near=38.72,-9.14"));
    }

    @Test
    void whoHasChosenALanguageGetsKeptPagesInIt() {
        HttpRequest.Builder chosen = HttpRequest.newBuilder(browser.at(COUNTRY)).header("Cookie", "language=de");
        Browser.Page german = browser.send(chosen);

        assertThat(german.header("Cache-Control")).contains("max-age=60");
        assertThat(german.document().select("html").attr("lang")).isEqualTo("de");
    }

    @Test
    void aHeadIsToldWhatAGetIs() {
        Browser.Page head = browser.send(
                HttpRequest.newBuilder(browser.at(COUNTRY)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.header("ETag")).isEqualTo(browser.get(COUNTRY).header("ETag"));
        assertThat(head.header("Cache-Control")).contains("max-age=60");
    }

    @Test
    void whatIsNotFoundAndWhatNobodySearchesForIsNotKept() {
        assertIsNotKept(browser.get("/countries/QQ"));
        assertIsNotKept(browser.get("/search?q=query"));
    }

    private Browser.Page ask(String tag) {
        return browser.send(HttpRequest.newBuilder(browser.at(COUNTRY)).header("If-None-Match", tag));
    }

    private static void assertIsNotKept(Browser.Page page) {
        assertThat(page.header("Cache-Control")).as(page.uri().toString()).contains("no-store");
        assertThat(page.header("ETag")).as(page.uri().toString()).isEmpty();
    }
}
