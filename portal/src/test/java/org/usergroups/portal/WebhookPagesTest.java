package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookPagesTest extends RunningPortal {
    private static final String LIST = "/groups/lisbon-query/webhooks";
    private static final String ONE = LIST + "/w1";
    private static final String API = "/api/roster/webhooks/w1";
    private static final String OF_GROUP = "/api/roster/groups/" + StubWorld.GROUP_ID + "/webhooks";
    private static final String WEBHOOK = """
            {"id":"w1","version":4,"groupId":"%s","url":"https://bot.example/hook?a=<b>","events":["group.changed","meeting.changed"],
             "state":"disabled","reason":"A delivery did not arrive in 3 days. It answered 503 last.","createdAt":"2026-11-01T10:00:00Z","secret":null}
            """.formatted(StubWorld.GROUP_ID);
    private static final String MADE = WEBHOOK.replace("\"secret\":null", "\"secret\":\"whsec_c2VjcmV0\"");

    @BeforeEach
    void webhooks() {
        STUBS.on("GET", OF_GROUP, 200, "{\"items\":[" + WEBHOOK + "],\"next\":null}");
        STUBS.on("GET", "/api/roster/webhooks", 200, "{\"items\":[],\"next\":null}");
        STUBS.on("GET", API, 200, WEBHOOK);
        STUBS.on("GET", API + "/deliveries", 200, """
                {"items":[
                 {"id":"d2","event":"group.changed","createdAt":"2026-11-02T10:00:00Z","state":"failed","dueAt":null,"attempts":[{"at":"2026-11-02T10:00:00Z","millis":31,"status":500,"failure":null},{"at":"2026-11-02T10:00:10Z","millis":10000,"status":null,"failure":"No answer within 10 seconds."}]},
                 {"id":"d1","event":"ping","createdAt":"2026-11-01T10:00:00Z","state":"delivered","dueAt":null,"attempts":[{"at":"2026-11-01T10:00:00Z","millis":12,"status":204,"failure":null}]}],"next":"more"}
                """);
        STUBS.on("POST", API + "/pings", 202, "{}");
        STUBS.on("POST", API + "/replays", 202, "{\"count\":3}");
        STUBS.on("POST", API + "/deliveries/d2/replays", 202, "{}");
        STUBS.on("POST", API + "/secrets", 200, MADE);
        STUBS.on("PATCH", API, 200, WEBHOOK);
        STUBS.on("DELETE", API, 204, "");
    }

    @Test
    void organizersFindTheirWebhooksAndWhyOneIsOff() {
        Document page = browser.get(LIST).document();
        assertThat(page.select("ul.rows a").attr("href")).isEqualTo(ONE);
        assertThat(page.select("ul.rows a").text()).isEqualTo("https://bot.example/hook?a=<b>");
        assertThat(page.select("ul.rows .meta").text())
                .isEqualTo("switched off A delivery did not arrive in 3 days. It answered 503 last.");
        assertThat(browser.get("/groups/lisbon-query").document().select("a[href='" + LIST + "']"))
                .hasSize(1);
    }

    @Test
    void theSecretIsShownOnceAndOnNoOtherPage() {
        STUBS.on("POST", OF_GROUP, 201, MADE);
        Browser.Page made = browser.submit(
                browser.get(LIST), LIST, Map.of("url", "https://bot.example/", "events", "group.changed"));

        assertThat(made.document().select("#secret").val()).isEqualTo("whsec_c2VjcmV0");
        assertThat(made.header("Cache-Control")).contains("no-store");
        StubServices.Asked asked = STUBS.last("POST", OF_GROUP);
        assertThat(asked.text()).contains("\"url\":\"https://bot.example/\"", "\"events\":[\"group.changed\"]");
        assertThat(asked.header("Idempotency-Key")).isNotBlank();
        assertThat(browser.get(ONE).body()).doesNotContain("whsec_");
    }

    @Test
    void whatCannotBeTakenIsSaidBesideTheField() {
        STUBS.on("POST", OF_GROUP, 422, """
                {"status":422,"detail":"url: Must begin with https://.","errors":[{"field":"url","message":"Must begin with https://."}]}
                """);
        Browser.Page refused = browser.submit(browser.get(LIST), LIST, Map.of("url", "ftp://x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#url-wrong").text()).isEqualTo("Must begin with https://.");
        assertThat(refused.document().select("#url").val()).isEqualTo("ftp://x");
    }

    @Test
    void theLogSaysHowEachDeliveryWent() {
        Document page = browser.get(ONE).document();
        assertThat(page.select("ul.rows .meta").eachText())
                .containsExactly(
                        "given up 2 tries: No answer within 10 seconds.", "arrived One try, answered 204 in 12 ms");
        assertThat(page.select("ul.rows b").eachText()).containsExactly("an entry changes", "a test");
        assertThat(page.select("nav.pager a[rel=next]").attr("href")).isEqualTo(ONE + "?cursor=more");
        assertThat(page.select(".notice.gap").text()).contains("It answered 503 last.");
    }

    @Test
    void everyButtonDoesWhatItSays() {
        Browser.Page page = browser.get(ONE);
        assertThat(browser.submit(page, ONE + "/ping", Map.of()).document().select(".notice.good"))
                .hasSize(1);
        STUBS.last("POST", API + "/pings");
        browser.submit(page, ONE + "/deliveries/d2/replay", Map.of());
        STUBS.last("POST", API + "/deliveries/d2/replays");
        browser.submit(page, ONE + "/replay", Map.of("since", "2026-11-01"));
        assertThat(STUBS.last("POST", API + "/replays").text()).isEqualTo("{\"since\":\"2026-11-01T00:00:00Z\"}");
        browser.submit(page, ONE + "/state", Map.of());
        assertThat(STUBS.last("PATCH", API).text()).isEqualTo("{\"state\":\"active\"}");
        assertThat(STUBS.last("PATCH", API).header("If-Match")).isEqualTo("\"4\"");
        assertThat(browser.submit(page, ONE + "/secret", Map.of())
                        .document()
                        .select("#secret")
                        .val())
                .isEqualTo("whsec_c2VjcmV0");
        browser.submit(page, ONE + "/delete", Map.of());
        assertThat(STUBS.asked("DELETE", API)).as("without the tick").isEmpty();
        browser.submit(page, ONE + "/delete", Map.of("sure", "true"));
        assertThat(STUBS.last("DELETE", API).header("If-Match")).isEqualTo("\"4\"");
    }

    @Test
    void aDayThatIsNoneIsAskedForAgain() {
        assertThat(browser.submit(browser.get(ONE), ONE + "/replay", Map.of("since", "yesterday"))
                        .document()
                        .select(".notice")
                        .text())
                .contains("Choose a day first.");
        assertThat(STUBS.asked("POST", API + "/replays")).isEmpty();
    }

    @Test
    void whoDoesNotOrganizeTheGroupSeesNothing() {
        STUBS.on(
                "GET",
                "/api/roster/me",
                200,
                "{\"id\":\"x\",\"displayName\":\"X\",\"coordinator\":false,\"memberships\":[]}");
        browser.get("/room");
        assertThat(browser.get(LIST).status()).isEqualTo(403);
        assertThat(browser.get(ONE).status()).isEqualTo(403);
        assertThat(browser.get("/webhooks").status()).isEqualTo(403);
        assertThat(STUBS.asked("GET", API)).isEmpty();
    }

    @Test
    void coordinatorsHaveAPageForEverything() {
        assertThat(browser.get("/webhooks").document().select("form[action='/webhooks']"))
                .hasSize(1);
        assertThat(browser.get("/webhooks/w1").status()).as("it is a group's").isEqualTo(404);
        assertThat(browser.get("/room").document().select("a[href='/webhooks']"))
                .hasSize(1);
    }
}
