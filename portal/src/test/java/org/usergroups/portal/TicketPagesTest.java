package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketPagesTest extends RunningPortal {
    private static final String TICKET = "{\"listName\":\"lisbon-query\",\"listTitle\":\"Lisbon Query Circle\"}";

    @Test
    void openingTheLinkToLeaveChangesNothing() {
        STUBS.on("GET", "/api/list/unsubscriptions/tok", 200, TICKET);
        Browser.Page page = browser.get("/lists/leave/tok");

        assertThat(page.document()
                        .select("form[action='/lists/leave/tok'] button")
                        .text())
                .isEqualTo("Leave");
        assertThat(STUBS.asked("POST", "/api/list/unsubscriptions/tok")).isEmpty();
    }

    @Test
    void aMailProgramLeavesWithOneClickAndNoCookie() {
        STUBS.on("GET", "/api/list/unsubscriptions/tok", 200, TICKET);
        STUBS.on("POST", "/api/list/unsubscriptions/tok", 200, TICKET);
        Browser.Page page = browser.post("/lists/leave/tok", Map.of("List-Unsubscribe", "One-Click"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("h1").text()).isEqualTo("You have left");
        assertThat(STUBS.asked("POST", "/api/list/unsubscriptions/tok")).hasSize(1);
    }

    @Test
    void confirmingNeedsTheButtonOfThePage() {
        STUBS.on("POST", "/api/list/confirmations/tok", 200, TICKET);
        Browser.Page page = browser.get("/lists/confirm/tok");
        assertThat(browser.post("/lists/confirm/tok", Map.of()).status()).isEqualTo(403);

        Browser.Page done = browser.submit(page, "/lists/confirm/tok", Map.of());
        assertThat(done.document().select("h1").text()).isEqualTo("You are subscribed");
    }

    @Test
    void aLinkThatIsOverSaysSo() {
        STUBS.on("GET", "/api/list/unsubscriptions/old", 410, "{\"status\":410}");
        assertThat(browser.get("/lists/leave/old").status()).isEqualTo(404);
    }

    @Test
    void subscribingWorksForVisitors() {
        STUBS.on("POST", "/api/list/lists/lisbon-query/subscriptions", 202, "{}");
        Browser.Page list = browser.get("/lists/lisbon-query");
        Browser.Page page = browser.submit(list, "/lists/lisbon-query/subscribe", Map.of("email", "a@example.org"));

        assertThat(page.document().select(".notice.good").text()).contains("Look into your mailbox");
        assertThat(STUBS.last("POST", "/api/list/lists/lisbon-query/subscriptions")
                        .text())
                .isEqualTo("{\"email\":\"a@example.org\"}");
    }
}
