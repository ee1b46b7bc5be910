package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asking to look after a group, showing that a website is its own, and deciding. */
class ClaimPagesTest extends RunningPortal {
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String PAGE = "/groups/lisbon-query";
    private static final String CLAIM = "/api/roster/claims/c1";

    @Test
    void visitorIsAskedWhetherTheyRunTheGroupAndLearnsThatItIsLookedAfter() {
        Browser.Page group = browser.get(PAGE);
        assertThat(group.document().select("a[href=/groups/lisbon-query/claim]").text())
                .isEqualTo("Do you run this group?");
        Browser.Page page = browser.get(PAGE + "/claim");
        assertThat(page.document().select("main").text()).contains("Rui Tavares", "invite you by e-mail");
        assertThat(page.document().select("textarea")).isEmpty();
    }

    @Test
    void memberAsksForAGroupOfNobodyAndARefusalKeepsWhatWasTyped() {
        nobodyLooksAfterIt();
        assertThat(browser.get(PAGE + "/claim").document().select("textarea"))
                .as("a visitor")
                .isEmpty();
        browser.get("/room");
        Browser.Page form = browser.get(PAGE + "/claim");
        assertThat(form.document().expectFirst(".lead").text()).startsWith("Nobody looks after this entry yet.");
        STUBS.on(
                "POST",
                GROUP + "/claims",
                409,
                "{\"status\":409,\"detail\":\"You can ask again in May.\",\"errors\":[]}");
        Browser.Page refused = browser.submit(form, PAGE + "/claim", Map.of("why", "I run it."));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("[role=alert]").text()).contains("You can ask again in May.");
        assertThat(refused.document().select("#why").text()).isEqualTo("I run it.");
        STUBS.on("POST", GROUP + "/claims", 201, StubWorld.CLAIM);
        Browser.Page claim = browser.submit(refused, PAGE + "/claim", Map.of());
        assertThat(STUBS.last("POST", GROUP + "/claims").text()).isEqualTo("{\"why\":\"I run it.\"}");
        assertThat(claim.document().select("h1").text()).isEqualTo("Your request to look after Lisbon Query Circle");
    }

    @Test
    void claimSaysWhatComesNextAndWhatToCopyForEachWay() {
        browser.get("/room");
        Browser.Page page = browser.get("/claims/c1");
        assertThat(page.document().select(".notice.gap").text())
                .isEqualTo("A coordinator decides, by 1 December 2099.");
        assertThat(page.document().select("textarea[readonly]").eachText())
                .containsExactly(
                        "usergroups-site=k1",
                        "<meta name=\"usergroups-site\" content=\"k1\">",
                        "<a rel=\"me\" href=\"http://portal.example/sites/g/k1\">Usergroups</a>",
                        "usergroups-site=k1");
        assertThat(page.document().select("main").text())
                .contains("/.well-known/usergroups.txt", "lisbon-query.example, www.lisbon-query.example");
    }

    @Test
    void onlyTheWaysThatAWebsiteHasAreOffered() {
        STUBS.on(
                "GET",
                CLAIM,
                200,
                StubWorld.CLAIM
                        .replace("\"website\",\"relMe\",\"dns\",\"mail\"", "\"website\",\"relMe\"")
                        .replaceAll("\"file\":\"[^\"]*\"", "\"file\":null"));
        browser.get("/room");
        Browser.Page page = browser.get("/claims/c1");
        assertThat(page.document().select("h3").eachText()).containsExactly("On the website", "By a link");
        assertThat(page.document().select("textarea[readonly]")).hasSize(2);
    }

    @Test
    void lookingSaysWhatWasSeenAndSendsTheMethod() {
        browser.get("/room");
        Browser.Page page = browser.get("/claims/c1");
        STUBS.on(
                "POST", CLAIM + "/proof", 409, "{\"status\":409,\"detail\":\"It was not found there.\",\"errors\":[]}");
        Browser.Page missing = browser.submit(page, "/claims/c1/proof", Map.of());
        assertThat(missing.document().select("[role=alert]").text()).contains("It was not found there.");
        assertThat(STUBS.last("POST", CLAIM + "/proof").text()).isEqualTo("{\"method\":\"website\"}");
        STUBS.on("POST", CLAIM + "/proof", 200, StubWorld.CLAIM.replace("\"state\":\"open\"", "\"state\":\"granted\""));
        Browser.Page granted = browser.submit(missing, "/claims/c1/proof", Map.of());
        assertThat(granted.document().select(".notice.good").text()).startsWith("Granted.");
    }

    @Test
    void decisionIsSentWithItsReasonAndARefusalWithoutOneSaysSo() {
        browser.get("/room");
        Browser.Page page = browser.get("/claims/c1");
        STUBS.on("POST", CLAIM + "/decision", 422, """
                {"status":422,"detail":"reason","errors":[{"field":"reason","message":"Say why: the person reads it."}]}
                """);
        Browser.Page refused = browser.submit(page, "/claims/c1/decision", Map.of("grant", "false"));
        assertThat(refused.document().select("#reason-wrong").text()).startsWith("Say why");
        STUBS.on(
                "POST",
                CLAIM + "/decision",
                200,
                StubWorld.CLAIM.replace("\"state\":\"open\"", "\"state\":\"refused\""));
        browser.submit(refused, "/claims/c1/decision", Map.of("grant", "false", "reason", "Who are you?"));
        assertThat(STUBS.last("POST", CLAIM + "/decision").text())
                .contains("\"grant\":false", "\"reason\":\"Who are you?\"");
    }

    @Test
    void requestIsTakenBack() {
        browser.get("/room");
        STUBS.on("DELETE", CLAIM, 204, "");
        Browser.Page done = browser.submit(browser.get("/claims/c1"), "/claims/c1/withdraw", Map.of());
        assertThat(STUBS.asked("DELETE", CLAIM)).hasSize(1);
        assertThat(done.document().select(".notice.good").text()).isEqualTo("The request is taken back.");
    }

    @Test
    void openingTheLinkOfAMailConfirmsNothingAndTheButtonDoes() {
        String path = "/api/roster/site-mails/tok";
        STUBS.onAsRead("POST", path);
        Browser.Page asked = browser.get("/sites/mail/tok");
        assertThat(asked.document().select(".lead").text())
                .contains("Ana Organizer", "https://www.lisbon-query.example/");
        assertThat(STUBS.asked("POST", path)).isEmpty();
        browser.submit(asked, "/sites/mail/tok", Map.of());
        assertThat(STUBS.asked("POST", path)).hasSize(1);
    }

    @Test
    void pageOfALinkTellsNoMoreThanTheGroup() {
        Browser.Page page = browser.get("/sites/" + StubWorld.GROUP_ID + "/k1");
        assertThat(page.document().select("h1").text()).isEqualTo("A website of Lisbon Query Circle");
        assertThat(page.document().select("main").text()).doesNotContain("Ana");
    }

    @Test
    void confirmedWebsiteIsMarkedOnTheGroupsPageAndOrganizersConfirmIt() {
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP.replace(
                        "\"status\":\"active\"",
                        "\"status\":\"active\",\"verifiedHost\":\"www.lisbon-query.example\""));
        browser.get("/room");
        Browser.Page group = browser.get(PAGE);
        assertThat(group.document().expectFirst(".facts dd").text()).endsWith("website confirmed");
        STUBS.on("POST", GROUP + "/site", 200, StubWorld.SITE);
        browser.submit(browser.get(PAGE + "/site"), PAGE + "/site/proof", Map.of());
        assertThat(STUBS.last("POST", GROUP + "/site").text()).isEqualTo("{\"method\":\"website\"}");
    }

    @Test
    void roomShowsMyRequestsThoseOfMyGroupsAndLeadsToTheCoordinatorsQueue() {
        Browser.Page room = browser.get("/room");
        assertThat(room.document().select("a[href=/claims/c1]")).hasSize(2);
        assertThat(room.document().select("a[href=/queue]")).hasSize(1);
    }

    private static void nobodyLooksAfterIt() {
        STUBS.on("GET", GROUP + "/organizers", 200, "{\"items\":[],\"next\":null}");
        STUBS.on(
                "GET",
                "/api/roster/me",
                200,
                StubWorld.ME.replaceAll("\"memberships\":\\[.*\\]", "\"memberships\":[]"));
    }
}
