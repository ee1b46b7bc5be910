package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Reports, the coordinators' queue, duplicates, audit, and what coordinators name as worth a visit. */
class CarePagesTest extends RunningPortal {
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String PAGE = "/groups/lisbon-query";
    private static final String OTHER_ID = "0198c0de-0000-7000-8000-0000000000b2";

    private static final String QUEUE = """
            {"waiting":4,"sections":[
              {"kind":"claims","count":1,"items":[{"id":"c1","what":"unowned","groupSlug":"porto","groupName":"Porto","otherSlug":null,"otherName":null,"text":"I founded it <b>.","since":"2026-11-01T09:00:00Z","days":9,"isAppeal":false}]},
              {"kind":"reports","count":30,"items":[{"id":"r1","what":"closed","groupSlug":"porto","groupName":"Porto","otherSlug":null,"otherName":null,"text":"Gone.","since":"2026-11-01T09:00:00Z","days":1,"isAppeal":true}]},
              {"kind":"duplicates","count":1,"items":[{"id":"d1","what":"same","groupSlug":"porto","groupName":"Porto","otherSlug":"oporto","otherName":"Oporto","text":"Same website.","since":"2026-11-01T09:00:00Z","days":0,"isAppeal":false}]},
              {"kind":"changes","count":1,"items":[{"id":"f1","what":"pendingUrl","groupSlug":"porto","groupName":"Porto","otherSlug":null,"otherName":null,"text":"https://x.example/","since":"2026-11-01T09:00:00Z","days":0,"isAppeal":false}]},
              {"kind":"links","count":0,"items":[]},{"kind":"stale","count":1,"items":[{"id":"s1","what":"dormantSoon","groupSlug":"porto","groupName":"Porto","otherSlug":null,"otherName":null,"text":"","since":"2026-11-01T09:00:00Z","days":9,"isAppeal":false}]}]}
            """;

    private static final String FEATURED = StubWorld.GROUP.replace(
            "\"status\":\"active\"",
            "\"status\":\"active\",\"featured\":{\"until\":\"2099-03-01\",\"note\":\"Runs <b>without</b> a sponsor.\",\"byName\":\"Cora\"}");

    @Test
    void visitorReportsAnEntryAndWhatIsWrongWithTheFormStandsBesideItsField() {
        STUBS.on("POST", GROUP + "/reports", 422, """
                {"status":422,"detail":"One field.","errors":[{"field":"email","message":"Must be an e-mail address."}]}
                """);
        Browser.Page page = browser.get(PAGE);
        assertThat(page.document().select("a[href='" + PAGE + "/report']")).hasSize(1);
        Browser.Page refused = browser.submit(
                browser.get(PAGE + "/report"),
                PAGE + "/report",
                Map.of("reason", "closed", "text", "They stopped in May.", "email", "nobody"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#email-wrong").text()).isEqualTo("Must be an e-mail address.");
        assertThat(refused.document().select("#text").text()).isEqualTo("They stopped in May.");
        STUBS.on("POST", GROUP + "/reports", 202, "");
        Browser.Page done = browser.submit(refused, PAGE + "/report", Map.of("reason", "closed", "email", ""));
        assertThat(done.document().select(".notice.good").text()).contains("Thank you");
        StubServices.Asked asked = STUBS.last("POST", GROUP + "/reports");
        assertThat(asked.text()).contains("\"reason\":\"closed\"").doesNotContain("email");
        assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    }

    @Test
    void organizersAnswerAReportAndAppealAgainstADecision() {
        String reports = """
                {"items":[{"id":"r1","reason":"wrong","text":"It moved.","otherSlug":null,"open":true,"openedAt":"2026-11-01T09:00:00Z","coordinatorsFrom":"2026-11-15T09:00:00Z","decisions":[],"appeal":null,"mayDecide":true,"mayAppeal":false},
                  {"id":"r2","reason":"closed","text":"Gone.","otherSlug":null,"open":false,"openedAt":"2026-10-01T09:00:00Z","coordinatorsFrom":"2026-10-15T09:00:00Z","decisions":[{"outcome":"archived","by":null,"byCoordinator":true,"reason":"Nobody answers.","at":"2026-10-20T09:00:00Z"}],"appeal":null,"mayDecide":false,"mayAppeal":true}],"next":null}
                """;
        STUBS.on("GET", GROUP + "/reports", 200, reports);
        STUBS.on("GET", "/api/roster/groups/" + StubWorld.GROUP_ID + "/reports", 200, reports);
        STUBS.on("POST", GROUP + "/reports/r1/decision", 200, "{}");
        STUBS.on("POST", GROUP + "/reports/r2/appeal", 200, "{}");
        assertThat(browser.get("/room").document().select(".todo").text()).contains("One report waits");
        Browser.Page page = browser.get(PAGE + "/reports");
        assertThat(page.document().text()).contains("15 November 2026", "Nobody answers.", "somebody who has left");
        browser.submit(page, PAGE + "/reports/r1/answer", Map.of("outcome", "corrected", "reason", "Moved it."));
        assertThat(STUBS.last("POST", GROUP + "/reports/r1/decision").text())
                .contains("\"outcome\":\"corrected\"", "\"reason\":\"Moved it.\"");
        browser.submit(page, PAGE + "/reports/r2/appeal", Map.of("text", "We met yesterday."));
        assertThat(STUBS.last("POST", GROUP + "/reports/r2/appeal").text()).contains("We met yesterday.");
    }

    @Test
    void queueShowsWhatWaitsAndEachItemIsDecidedWithOneForm() {
        STUBS.on("GET", "/api/roster/queue", 200, QUEUE);
        STUBS.on("POST", "/api/roster/groups/porto/reports/r1/decision", 409, """
                {"status":409,"title":"This is decided","detail":"Somebody else decided it just now. Look again."}
                """);
        STUBS.on("POST", "/api/roster/duplicates/d1/apart", 200, "{}");
        STUBS.on("POST", "/api/roster/queue/flags/f1/seen", 204, "");
        STUBS.on("POST", "/api/roster/queue/flags/s1/seen", 204, "");
        STUBS.on("DELETE", "/api/roster/groups/porto/pending", 200, StubWorld.GROUP);
        assertThat(browser.get("/room").document().select("a[href='/queue']").text())
                .isEqualTo("4 things wait");
        Browser.Page page = browser.get("/queue");
        assertThat(page.document().select("h2").eachText())
                .containsExactly(
                        "Requests to look after a group 1",
                        "Reports 30",
                        "Perhaps the same group 1",
                        "Changes to look at 1",
                        "Soon dormant 1");
        assertThat(page.document().select("a[href='/claims/c1']")).hasSize(1);
        assertThat(page.document().text()).contains("I founded it <b>.", "since yesterday", "And 29 more.");
        assertThat(page.document().select("option[value=undone]"))
                .as("only of an appeal")
                .hasSize(1);
        browser.submit(page, "/queue/flags/s1", Map.of("status", "dormant", "reason", "The site is gone."));
        assertThat(STUBS.last("POST", "/api/roster/queue/flags/s1/seen").text())
                .contains("\"status\":\"dormant\"", "\"reason\":\"The site is gone.\"");
        Browser.Page late = browser.submit(
                page, "/queue/reports/porto/r1", Map.of("outcome", "dormant", "reason", "Nobody there."));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.document().select("[role=alert]").text()).contains("Somebody else decided it just now");
        browser.submit(page, "/queue/duplicates/d1/apart", Map.of("reason", "Two towns."));
        assertThat(STUBS.last("POST", "/api/roster/duplicates/d1/apart").text()).contains("Two towns.");
        browser.submit(page, "/queue/flags/f1", Map.of());
        assertThat(STUBS.asked("POST", "/api/roster/queue/flags/f1/seen")).hasSize(1);
    }

    @Test
    void twoEntriesAreComparedAndMadeOneOnlyWithATick() {
        String pair = """
                {"id":"d1","score":0.6,"reasons":["Both name the website x.example."],"state":"%s","differing":["name","place"],"reason":null,"a":%s,"b":%s}
                """;
        String other = StubWorld.GROUP.replace(StubWorld.GROUP_ID, OTHER_ID).replace("lisbon-query", "other-query");
        STUBS.on("GET", "/api/roster/duplicates/d1", 200, pair.formatted("open", StubWorld.GROUP, other));
        STUBS.on("POST", "/api/roster/duplicates/d1/merge", 200, pair.formatted("merged", StubWorld.GROUP, "null"));
        browser.get("/room");
        Browser.Page page = browser.get("/duplicates/d1");
        assertThat(page.document().text()).contains("Country and town", "Lost with the other entry");
        browser.submit(page, "/duplicates/d1", Map.of("reason", "Same people."));
        assertThat(STUBS.asked("POST", "/api/roster/duplicates/d1/merge")).isEmpty();
        Browser.Page done = browser.submit(
                page, "/duplicates/d1", Map.of("reason", "Same people.", "fromOther", "place", "sure", "true"));
        assertThat(STUBS.last("POST", "/api/roster/duplicates/d1/merge").text())
                .contains("\"keeper\":\"" + StubWorld.GROUP_ID + "\"", "\"fromOther\":[\"place\"]");
        assertThat(done.document().select(".notice.good").text()).isEqualTo("The two entries are one now.");
        assertThat(browser.get("/duplicates/d1?keeper=" + OTHER_ID)
                        .document()
                        .select("input[name=keeper]")
                        .attr("value"))
                .isEqualTo(OTHER_ID);
    }

    @Test
    void brokenAndMovedLinksAreShownToOrganizersOnThePageAndInTheRoom() {
        STUBS.on("GET", "/api/roster/groups/" + StubWorld.GROUP_ID + "/links", 200, """
                {"items":[{"field":"url","url":"https://dead.example/","result":"gone","broken":true,"remark":"Nobody knows the server.","movedTo":null,"checkedAt":"2026-11-01T09:00:00Z"},
                 {"field":"chat","url":"https://old.example/","result":"moved","broken":false,"remark":null,"movedTo":"https://new.example/","checkedAt":"2026-11-01T09:00:00Z"},
                 {"field":"chat","url":"https://fine.example/","result":"ok","broken":false,"remark":null,"movedTo":null,"checkedAt":"2026-11-01T09:00:00Z"}],"next":null}
                """);
        assertThat(browser.get(PAGE).document().select(".links")).as("visitors").isEmpty();
        assertThat(browser.get("/room").document().select(".todo").text())
                .contains("https://dead.example/ has led nowhere");
        String shown = browser.get(PAGE).document().select(".links").text();
        assertThat(shown)
                .contains("Nobody knows the server.", "https://old.example/ has moved to https://new.example/.");
        assertThat(shown).doesNotContain("fine.example");
    }

    @Test
    void auditNamesWhoHasLeftAsThat() {
        STUBS.on("GET", "/api/roster/audit", 200, """
                {"items":[{"id":"a1","at":"2026-11-01T09:00:00Z","deed":"MERGED","by":null,"groupId":"g1","groupName":"Porto / Oporto","reason":"Same."}],"next":"more"}
                """);
        browser.get("/room");
        Browser.Page page = browser.get("/audit");
        assertThat(page.document().select(".history li").text())
                .contains("Made one of two entries", "Porto / Oporto", "by somebody who has left", "Same.");
        assertThat(page.document().select("a[href='/audit?cursor=more']")).hasSize(1);
    }

    @Test
    void coordinatorsAppointAndDismissEachOther() {
        STUBS.on("GET", "/api/roster/queue", 200, QUEUE);
        STUBS.on("GET", "/api/roster/coordinators", 200, """
                {"items":[{"memberId":"m1","displayName":"Ana"},{"memberId":"m2","displayName":"Rui"}],"next":null}
                """);
        STUBS.on("DELETE", "/api/roster/coordinators/m2", 204, "");
        browser.get("/room");
        assertThat(browser.get("/queue").document().select("a[href=/coordinators]"))
                .hasSize(1);
        Browser.Page page = browser.get("/coordinators");
        assertThat(page.document().select(".people b").eachText()).containsExactly("Ana", "Rui");
        STUBS.on("PUT", "/api/roster/coordinators", 422, """
                {"status":422,"detail":"One field is not right.","errors":[{"field":"email","message":"There is no account with this address."}]}
                """);
        Browser.Page refused = browser.submit(page, "/coordinators", Map.of("email", "new@mail.example"));
        assertThat(refused.document().select("#email-wrong").text()).contains("no account");
        assertThat(refused.document().select("#email").val()).isEqualTo("new@mail.example");
        STUBS.on("PUT", "/api/roster/coordinators", 200, "{\"memberId\":\"m3\",\"displayName\":\"New\"}");
        Browser.Page done = browser.submit(refused, "/coordinators", Map.of("email", "new@mail.example"));
        assertThat(done.document().select(".notice.good").text()).contains("coordinator now");
        assertThat(STUBS.last("PUT", "/api/roster/coordinators").text()).contains("new@mail.example");
        browser.submit(done, "/coordinators/m2/dismiss", Map.of());
        assertThat(STUBS.asked("DELETE", "/api/roster/coordinators/m2")).hasSize(1);
    }

    @Test
    void everybodyReadsThatAGroupIsFeaturedUntilWhenAndWhy() {
        assertThat(browser.get(PAGE).document().select(".featured")).isEmpty();
        STUBS.on("GET", GROUP, 200, FEATURED);
        Element shown = browser.get(PAGE).document().expectFirst(".featured");
        assertThat(shown.select(".badge").text()).isEqualTo("Featured");
        assertThat(shown.text()).contains("Runs <b>without</b> a sponsor.", "until 1 March 2099.");
        assertThat(browser.get(PAGE + "?lang=de")
                        .document()
                        .select(".featured .badge")
                        .text())
                .isEqualTo("Empfohlen");
    }

    @Test
    void coordinatorFeaturesAGroupAndTheFormKeepsWhatWasTyped() {
        STUBS.on("PUT", GROUP + "/featured", 422, """
                {"status":422,"detail":"One field is not right.","errors":[{"field":"until","message":"Must be a day from 2026-11-28 to 2027-11-27."}]}
                """);
        assertThat(browser.get(PAGE).document().select("a[href='" + PAGE + "/featured']"))
                .as("visitors")
                .isEmpty();
        browser.get("/room");
        assertThat(browser.get(PAGE)
                        .document()
                        .select("a[href='" + PAGE + "/featured']")
                        .text())
                .isEqualTo("Feature this group");
        Map<String, String> typed = Map.of("until", "2020-01-01", "note", "Runs without a sponsor.");
        Browser.Page refused = browser.submit(browser.get(PAGE + "/featured"), PAGE + "/featured", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#until-wrong").text()).startsWith("Must be a day from");
        assertThat(refused.document().select("#until").val()).isEqualTo("2020-01-01");
        assertThat(refused.document().select("#note").text()).isEqualTo("Runs without a sponsor.");
        STUBS.on("PUT", GROUP + "/featured", 200, FEATURED);
        Browser.Page done = browser.submit(refused, PAGE + "/featured", Map.of("until", "2099-03-01"));
        assertThat(done.document().select(".notice.good").text()).isEqualTo("The group is featured now.");
        assertThat(STUBS.last("PUT", GROUP + "/featured").text())
                .contains("\"until\":\"2099-03-01\"", "\"note\":\"Runs without a sponsor.\"");
    }

    @Test
    void coordinatorEndsThatAGroupIsFeatured() {
        STUBS.on("GET", GROUP, 200, FEATURED);
        STUBS.on("DELETE", GROUP + "/featured", 200, StubWorld.GROUP);
        browser.get("/room");
        assertThat(browser.get(PAGE)
                        .document()
                        .select("a[href='" + PAGE + "/featured']")
                        .text())
                .isEqualTo("How it is featured");
        Browser.Page page = browser.get(PAGE + "/featured");
        assertThat(page.document().select("#until").val()).isEqualTo("2099-03-01");
        assertThat(page.document().select("#note").text()).isEqualTo("Runs <b>without</b> a sponsor.");
        assertThat(page.document().select("section:has(#h-end) .meta").text()).contains("1 March 2099", "Cora");
        Browser.Page done = browser.submit(page, PAGE + "/featured/end", Map.of("why", "They asked us to."));
        assertThat(done.document().select(".notice.good").text()).isEqualTo("The group is featured no longer.");
        assertThat(STUBS.last("DELETE", GROUP + "/featured").uri().getQuery()).isEqualTo("why=They asked us to.");
    }

    @Test
    void archivedGroupIsNotOfferedToBeFeaturedAndOthersThanCoordinatorsSeeNoForm() {
        STUBS.on("GET", GROUP, 200, StubWorld.GROUP.replace("\"status\":\"active\"", "\"status\":\"archived\""));
        browser.get("/room");
        assertThat(browser.get(PAGE).document().select("a[href='" + PAGE + "/featured']"))
                .isEmpty();
        STUBS.on("GET", GROUP, 200, StubWorld.GROUP);
        STUBS.on("GET", "/api/roster/me", 200, StubWorld.ME.replace("\"coordinator\":true", "\"coordinator\":false"));
        assertThat(browser.get(PAGE).document().select("a[href='" + PAGE + "/featured']"))
                .as("an organizer")
                .isEmpty();
        assertThat(browser.get(PAGE + "/featured").status()).isEqualTo(403);
    }

    @Test
    void organizersLetOtherEntriesOfTheirGroupBeLookedForAtOnce() {
        String path = "/api/roster/groups/lisbon-query/duplicates";
        STUBS.on("POST", path, 200, "{\"items\":[],\"next\":null}");
        assertThat(browser.get("/groups/lisbon-query").document().select("form[action$=/duplicates]"))
                .isEmpty();
        browser.get("/room");
        Browser.Page page = browser.get("/groups/lisbon-query");
        Browser.Page done = browser.submit(page, "/groups/lisbon-query/duplicates", Map.of());
        assertThat(done.document().select(".notice.good").text()).contains("No other entry");
        assertThat(STUBS.asked("POST", path)).hasSize(1);
    }
}
