package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a group's page says to machines. */
class LinkedDataTest extends RunningPortal {
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String HOSTILE = "</script><script>alert(1)</script><!-- & \\u2028 ' \\\" ]]>";

    @Test
    void thePageCarriesWhatTheRosterSaysInTheWordsOfSchemaOrg() {
        linked("Lisbon Query Circle");
        Document page = browser.get("/groups/lisbon-query").document();

        assertThat(data(page).path("@type").asString()).isEqualTo("Organization");
        assertThat(data(page).path("name").asString()).isEqualTo("Lisbon Query Circle");
        assertThat(page.select("link[rel=alternate][type=application/activity+json]")
                        .attr("href"))
                .isEqualTo("/api/roster/actors/" + StubWorld.GROUP_ID);
    }

    @Test
    void aHostileNameDoesNotBreakOut() {
        linked(HOSTILE);
        Browser.Page page = browser.get("/groups/lisbon-query");

        assertThat(page.document().select("script:not([src])")).hasSize(1);
        assertThat(data(page.document()).path("name").asString())
                .isEqualTo("</script><script>alert(1)</script><!-- & \u2028 ' \" ]]>");
        String block =
                page.document().expectFirst("script[type=application/ld+json]").data();
        assertThat(block).doesNotContain("<", ">", "&", "\u2028").contains("\\u003C/script\\u003E", "\\u2028");
    }

    @Test
    void accountsAreFoundUnderThePortalsAddress() {
        STUBS.on(
                "GET",
                "/.well-known/webfinger",
                request -> new StubServices.Answer(
                        200,
                        Map.of("Content-Type", "application/jrd+json", "Access-Control-Allow-Origin", "*"),
                        "{}".getBytes(StandardCharsets.UTF_8)));
        Browser.Page found = browser.get("/.well-known/webfinger?resource=acct:lisbon-query@localhost");

        assertThat(found.header("Content-Type")).isEqualTo("application/jrd+json");
        assertThat(found.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(STUBS.last("GET", "/.well-known/webfinger").uri().getQuery())
                .isEqualTo("resource=acct:lisbon-query@localhost");
    }

    @Test
    void aMeetingIsInItsPageAsAnEvent() {
        STUBS.on(
                "GET",
                "/api/roster/meetings/m1",
                request -> accepts(request)
                        ? StubServices.Answer.of(
                                200, "application/ld+json", "{\"@type\":\"Event\",\"name\":\"</script>\"}")
                        : StubServices.Answer.of(
                                200, "application/json", StubWorld.evening(Instant.parse("2030-01-03T19:00:00Z"))));
        Document page = browser.get("/groups/lisbon-query/meetings/m1").document();

        assertThat(data(page).path("@type").asString()).isEqualTo("Event");
        assertThat(data(page).path("name").asString()).isEqualTo("</script>");
    }

    @Test
    void thePageIsShownWithoutItWhenItIsAway() {
        STUBS.on(
                "GET",
                GROUP,
                request -> accepts(request)
                        ? StubServices.Answer.of(503, "application/problem+json", "{\"status\":503}")
                        : StubServices.Answer.of(200, "application/json", StubWorld.GROUP));
        Browser.Page page = browser.get("/groups/lisbon-query");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("script[type=application/ld+json]")).isEmpty();
        assertThat(page.document().select(".notice.gap"))
                .as("visitors do not miss it")
                .isEmpty();
    }

    private static JsonNode data(Document page) {
        return JsonMapper.shared()
                .readTree(page.expectFirst("script[type=application/ld+json]").data());
    }

    private static void linked(String name) {
        STUBS.on(
                "GET",
                GROUP,
                request -> accepts(request)
                        ? StubServices.Answer.of(
                                200,
                                "application/ld+json",
                                "{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"" + name
                                        + "\"}")
                        : StubServices.Answer.of(200, "application/json", StubWorld.GROUP));
    }

    private static boolean accepts(StubServices.Asked request) {
        return Objects.requireNonNullElse(request.header("Accept"), "").contains("application/ld+json");
    }
}
