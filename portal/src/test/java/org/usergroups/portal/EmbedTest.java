package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** What other sites show of us, and that it neither sets nor reads a cookie. */
class EmbedTest extends RunningPortal {
    private static final String BADGE = "/groups/lisbon-query/badge.svg";
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String HOSTILE = "\\\"></title></text><script>alert(1)</script>&\\u0001";

    @Test
    void theBadgeSaysNamePlaceAndStatusAndMayBeKept() throws Exception {
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP.replace(
                        "\"status\":\"active\"", "\"status\":\"active\",\"confirmedAt\":\"2026-10-02T09:00:00Z\""));
        Browser.Page badge = browser.get(BADGE);

        assertThat(badge.status()).isEqualTo(200);
        assertThat(badge.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(badge.header("Cache-Control")).contains("max-age=600", "public");
        assertThat(texts(badge))
                .containsExactly("Lisbon Query Circle", "Lisbon, Portugal", "active, confirmed 2 October 2026");
        assertThat(badge.body()).contains("prefers-color-scheme:dark").doesNotContain("href");

        Browser.Page again =
                browser.send(HttpRequest.newBuilder(browser.at(BADGE)).header("If-None-Match", badge.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void aHostileNameStaysText() throws Exception {
        STUBS.on("GET", GROUP, 200, StubWorld.GROUP.replace("Lisbon Query Circle", HOSTILE));
        Browser.Page badge = browser.get(BADGE);

        assertThat(texts(badge).getFirst())
                .startsWith("\"></title></text><script>")
                .endsWith("…");
        assertThat(badge.body()).doesNotContain("<script");
    }

    @Test
    void aStatusThatIsNewToThePortalIsLeftOut() throws Exception {
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP
                        .replace("\"confirmedAt\":\"2026-10-02T09:00:00Z\",", "")
                        .replace("\"active\"", "\"hibernating\""));
        assertThat(texts(browser.get(BADGE)).getLast()).isEmpty();
    }

    @Test
    void nothingForOtherSitesSetsACookieOrLooksAtASession() {
        browser.get("/room");
        assertThat(browser.cookies().getCookieStore().getCookies()).isNotEmpty();
        for (String path : List.of(BADGE, "/embed/groups?country=PT", "/embed/usergroups.js", "/embed/groups.css")) {
            assertThat(new Browser(PORTAL).get(path).response().headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
            Browser.Page page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.response().headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
            assertThat(page.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
        }
        assertThat(STUBS.last("GET", GROUP).header("Authorization")).isNull();
        assertThat(STUBS.last("GET", "/api/search").header("Authorization")).isNull();
    }

    @Test
    void onlyTheListMayBeFramed() {
        Browser.Page list = browser.get("/embed/groups?country=pt&topic=sql");
        assertThat(list.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors *")
                .doesNotContain("script-src");
        assertThat(list.header("X-Frame-Options")).isEmpty();
        assertThat(browser.get("/groups/lisbon-query").header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .contains("default-src 'self'")
                .doesNotContain("unsafe-inline");
        assertThat(browser.get("/groups/lisbon-query/embed").header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");

        String asked = STUBS.last("GET", "/api/search").uri().getQuery();
        assertThat(asked).contains("type=group", "country=PT", "topic=sql");
        Document page = list.document();
        assertThat(page.select("script, form, img")).isEmpty();
        assertThat(page.select("a").eachAttr("rel")).containsOnly("noopener noreferrer");
        assertThat(page.expectFirst("li a").attr("href")).isEqualTo(PORTAL + "/groups/lisbon-query");
    }

    @Test
    void anotherSiteMayLoadTheScriptAndHearsOfAChangeWithinTheHour() {
        Browser.Page script = browser.get("/embed/usergroups.js");
        assertThat(script.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.header("Cache-Control")).contains("max-age=3600");
    }

    @Test
    void whatIsNotThereIsSaidWithoutThePortalsFrame() {
        assertThat(browser.get("/groups/nobody/badge.svg").status()).isEqualTo(404);
        Browser.Page page = browser.get("/embed/groups?country=XX");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("<");
        assertThat(browser.get("/embed/groups?country=XX&lang=ja").body()).isEqualTo("このページはここにありません");
        STUBS.hangUp("GET", "/api/search");
        assertThat(browser.get("/embed/groups").status()).isEqualTo(503);
    }

    @Test
    void scriptsOfOtherSitesReadWhatVisitorsReadAndNothingElse() {
        for (String open : List.of("/api/search?type=group", GROUP, GROUP + "/meetings")) {
            assertThat(browser.get(open).header("Access-Control-Allow-Origin"))
                    .as(open)
                    .isEqualTo("*");
            assertThat(browser.get(open).header("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }
        assertThat(browser.get("/api/roster/me").header("Access-Control-Allow-Origin"))
                .isEmpty();
        STUBS.on("POST", "/api/roster/groups", 201, StubWorld.GROUP);
        Browser.Page changed = browser.send(HttpRequest.newBuilder(browser.at("/api/roster/groups"))
                .header("Authorization", "Bearer mine")
                .header("Origin", "https://other.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theCodeToCopyIsShownToEverybody() {
        STUBS.on("GET", GROUP, 200, StubWorld.GROUP.replace("Lisbon Query Circle", "A \\\"B\\\" [C] <D>"));
        Document page = browser.get("/groups/lisbon-query/embed").document();

        assertThat(page.select("#html").val())
                .isEqualTo(
                        "<a href=\"%s/groups/lisbon-query\"><img src=\"%s/groups/lisbon-query/badge.svg\" alt=\"A &quot;B&quot; [C] &lt;D&gt;\" width=\"320\" height=\"76\"></a>"
                                .formatted(PORTAL, PORTAL));
        assertThat(page.select("#markdown").val()).startsWith("[![A \"B\" \\[C\\] \\<D\\>](");
        assertThat(page.select("#frame").val()).contains("/embed/groups?country=PT&amp;topic=sql\"");
        assertThat(page.select("#component").val()).contains("<usergroups-list country=\"PT\" topic=\"sql\">");
        assertThat(browser.get("/groups/lisbon-query").document().select("a[href='/groups/lisbon-query/embed']"))
                .hasSize(1);
    }

    private static List<String> texts(Browser.Page badge) throws Exception {
        NodeList lines = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(badge.body().getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("text");
        return java.util.stream.IntStream.range(0, lines.getLength())
                .mapToObj(index -> lines.item(index).getTextContent())
                .toList();
    }
}
