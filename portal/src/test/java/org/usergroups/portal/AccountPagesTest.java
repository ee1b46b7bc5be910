package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class AccountPagesTest extends RunningPortal {
    private static final String SESSIONS = "/api/roster/me/sessions";
    private static final String TOKENS = "/api/roster/me/tokens";
    private static final String ERASURE = "/api/roster/me/erasure";

    @Test
    void theAccountIsLinkedFromEveryPageAndFromTheRoom() {
        Document room = browser.get("/room").document();

        assertThat(room.select("header a[href=/account]")).hasSize(1);
        assertThat(room.select("main a[href=/account]")).hasSize(1);
    }

    @Test
    void aVisitorSignsInFirstAndComesBack() {
        Browser.Page page = browser.get("/account");

        assertThat(page.uri().getPath()).isEqualTo("/account");
        assertThat(STUBS.asked("GET", "/oauth2/authorize")).hasSize(1);
    }

    @Test
    void theNameIsChanged() {
        STUBS.on("PATCH", "/api/roster/me", 200, StubWorld.ME);
        Browser.Page saved =
                browser.submit(browser.get("/account"), "/account/name", Map.of("displayName", " Ana Maria "));

        assertThat(saved.uri().getPath()).isEqualTo("/account");
        assertThat(saved.document().select(".notice.good").text()).isEqualTo("Your name is changed.");
        assertThat(STUBS.last("PATCH", "/api/roster/me").text()).isEqualTo("{\"displayName\":\"Ana Maria\"}");
    }

    @Test
    void mailsThatAreNotTickedAreSwitchedOffButNotThoseThatAreAlwaysSent() {
        STUBS.on("PATCH", "/api/roster/me/notices", 200, "{\"items\":[],\"next\":null}");
        Browser.Page page = browser.get("/account");
        assertThat(page.document().select("input[value=REQUEST][disabled][checked]"))
                .hasSize(1);
        assertThat(page.document().select("input[value=INTRODUCTION][checked]")).isEmpty();

        assertThat(page.document()
                        .select("label.tick:has(input[value=CONFIRMATION])")
                        .text())
                .contains("where nobody else would be asked, we ask you all the same");

        browser.submit(page, "/account/notices", Map.of("wanted", "GROUP"));

        assertThat(STUBS.last("PATCH", "/api/roster/me/notices").text())
                .contains("\"GROUP\":true", "\"MESSAGE\":false", "\"INTRODUCTION\":false", "\"CONFIRMATION\":false")
                .doesNotContain("REQUEST");
    }

    @Test
    void anotherSessionIsEndedAndThisOneIsMarked() {
        STUBS.on("DELETE", SESSIONS + "/s2", 204, "");
        Browser.Page page = browser.get("/account");
        assertThat(page.document().select("form[action=/account/sessions/s1/end]"))
                .isEmpty();
        assertThat(page.document().select("li:has(.badge):contains(Firefox on Linux)"))
                .hasSize(1);

        Browser.Page ended = browser.submit(page, "/account/sessions/s2/end", Map.of());

        assertThat(ended.document().select(".notice.good").text()).isEqualTo("That browser is signed out.");
        assertThat(STUBS.asked("DELETE", SESSIONS + "/s2")).hasSize(1);
    }

    @Test
    void allOtherSessionsAreEndedAtOnce() {
        STUBS.on("DELETE", SESSIONS, 204, "");
        browser.submit(browser.get("/account"), "/account/sessions/end-others", Map.of());

        assertThat(STUBS.asked("DELETE", SESSIONS)).hasSize(1);
    }

    @Test
    void aTokenIsShownOnceAndNotOnThePageOfTheAccount() {
        STUBS.on("POST", TOKENS, 201, """
                {"id":"t2","name":"Feeds","scopes":["read"],"expiresAt":"2027-01-30T10:00:00Z","token":"ugp_secret"}
                """);
        Browser.Page form = browser.get("/account/tokens/new");
        assertThat(form.document().select("input[name=scopes][value=coordinator]"))
                .hasSize(1);

        Browser.Page made =
                browser.submit(form, "/account/tokens/new", Map.of("name", "Feeds", "scopes", "read", "days", "30"));

        assertThat(made.document().select("#token").text()).isEqualTo("ugp_secret");
        assertThat(made.header("Cache-Control")).contains("no-store");
        assertThat(STUBS.last("POST", TOKENS).text())
                .isEqualTo("{\"name\":\"Feeds\",\"scopes\":[\"read\"],\"days\":30}");
        assertThat(browser.get("/account").body()).doesNotContain("ugp_secret");
    }

    @Test
    void aTokenThatIsRefusedKeepsWhatWasTyped() {
        STUBS.on("POST", TOKENS, 422, """
                {"status":422,"title":"x","detail":"days: From 1 to 365 days.","errors":[{"field":"days","message":"From 1 to 365 days."}]}
                """);
        Browser.Page page = browser.submit(
                browser.get("/account/tokens/new"),
                "/account/tokens/new",
                Map.of("name", "Feeds", "scopes", "blog:write", "days", "1000"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("#name").val()).isEqualTo("Feeds");
        assertThat(page.document().select("input[value='blog:write'][checked]")).hasSize(1);
        assertThat(page.document().select("#days-wrong").text()).isEqualTo("From 1 to 365 days.");
    }

    @Test
    void aTokenIsRevokedAlsoWhenItWasBefore() {
        Browser.Page page = browser.get("/account");
        Browser.Page revoked = browser.submit(page, "/account/tokens/t1/revoke", Map.of());

        assertThat(STUBS.asked("DELETE", TOKENS + "/t1")).hasSize(1);
        assertThat(revoked.document().select(".notice.good").text()).contains("The token is revoked.");
    }

    @Test
    void whatIsKeptIsDownloaded() {
        browser.get("/account");
        Browser.Page export = browser.get("/account/export");

        assertThat(export.header("Content-Disposition")).startsWith("attachment");
        assertThat(export.header("Cache-Control")).contains("no-store");
        assertThat(export.body()).contains("ana@mail.example");
    }

    @Test
    void deletingTheAccountSignsOut() {
        STUBS.on("POST", ERASURE, 204, "");
        Browser.Page form = browser.get("/account/leave");
        assertThat(form.document().select("main a[href=/groups/lisbon-query]")).hasSize(1);

        Browser.Page left = browser.submit(form, "/account/leave", Map.of("confirmation", "erase"));

        assertThat(left.uri().getPath()).isEqualTo("/account/left");
        assertThat(left.document().select("form[action=/sign-out]")).isEmpty();
        assertThat(STUBS.last("POST", ERASURE).text()).isEqualTo("{\"confirmation\":\"erase\"}");
    }

    @Test
    void whoHasSignedInLongAgoIsAskedToDoItOnceMore() {
        STUBS.on("POST", ERASURE, 409, """
                {"type":"https://usergroups.org/problems/recent-sign-in-needed","status":409,"title":"Sign in once more","detail":"This needs somebody who has signed in within the last 10 minutes."}
                """);
        Browser.Page page =
                browser.submit(browser.get("/account/leave"), "/account/leave", Map.of("confirmation", "erase"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("main a.button").attr("href"))
                .isEqualTo("/sign-in?again=true&to=/account/leave");
        assertThat(page.document().select("form[action=/sign-out]")).hasSize(1);
    }

    @Test
    void anotherAddressIsAskedForAndConfirmedByAButton() {
        String address = "/api/roster/me/address";
        STUBS.on("POST", address, 202, "");
        STUBS.on("POST", address + "/tok", 204, "");
        assertThat(browser.get("/account").document().select("main a[href=/account/address]"))
                .hasSize(1);

        Browser.Page asked = browser.submit(
                browser.get("/account/address"), "/account/address", Map.of("email", " ana@new.example "));
        assertThat(asked.uri().getPath()).isEqualTo("/account");
        assertThat(STUBS.last("POST", address).text()).isEqualTo("{\"email\":\"ana@new.example\"}");

        Browser.Page link = browser.get("/account/address/tok");
        assertThat(STUBS.asked("POST", address + "/tok")).isEmpty();
        Browser.Page changed = browser.submit(link, "/account/address/tok", Map.of());
        assertThat(changed.document().select(".notice.good").text()).isEqualTo("Your account has the new address.");
    }

    @Test
    void anotherAddressNeedsARecentSignInAndKeepsWhatWasTyped() {
        STUBS.on("POST", "/api/roster/me/address", 409, """
                {"type":"https://usergroups.org/problems/recent-sign-in-needed","status":409,"title":"Sign in once more","detail":"Sign in."}
                """);
        Browser.Page page =
                browser.submit(browser.get("/account/address"), "/account/address", Map.of("email", "ana@new.example"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("main a.button").attr("href"))
                .isEqualTo("/sign-in?again=true&to=/account/address");
        assertThat(page.document().select("input[name=email]").val()).isEqualTo("ana@new.example");
    }

    @Test
    void openingTheLinkOfAMailChangesNothingAndAMailProgramSwitchesOffWithOneClick() {
        STUBS.on("POST", "/api/roster/notices/off/tok", 204, "");
        Browser.Page page = browser.get("/notices/off/tok");
        assertThat(page.document().select("main").text())
                .contains("What people write to the organizers of your groups");
        assertThat(STUBS.asked("POST", "/api/roster/notices/off/tok")).isEmpty();

        Browser.Page done = new Browser(PORTAL).post("/notices/off/tok", Map.of("List-Unsubscribe", "One-Click"));

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.document().select("h1").text()).isEqualTo("Done");
        assertThat(STUBS.asked("POST", "/api/roster/notices/off/tok")).hasSize(1);
    }

    @Test
    void formsOfTheAccountNeedTheirGuard() {
        browser.get("/account");
        for (String path : new String[] {"/account/sessions/end-others", "/account/leave", "/account/tokens/new"}) {
            assertThat(browser.post(path, Map.of("confirmation", "erase")).status())
                    .isEqualTo(403);
        }
        assertThat(STUBS.asked("POST", ERASURE)).isEmpty();
    }

    @Test
    void thePageIsShownWithoutThePartsThatAreAway() {
        STUBS.on("GET", TOKENS, 503, "{}");
        Browser.Page page = browser.get("/account");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".notice.gap").text()).contains("tokens");
    }
}
