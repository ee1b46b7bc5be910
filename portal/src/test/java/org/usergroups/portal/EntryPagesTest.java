package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages that keep an entry true: confirm, history, people, story, translations. */
class EntryPagesTest extends RunningPortal {
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String PAGE = "/groups/lisbon-query";

    private static final String CONFIRMATION = """
            {"groupId":"g","slug":"lisbon-query","name":"Lisbon Query Circle","country":"PT","city":"Lisbon",
             "url":"https://www.lisbon-query.example/","status":"active","confirmedAt":"2026-05-01T09:00:00Z"}
            """;

    @Test
    void openingTheLinkOfAMailConfirmsNothingAndTheButtonDoes() {
        STUBS.on("GET", "/api/roster/confirmations/tok", 200, CONFIRMATION);
        STUBS.on("POST", "/api/roster/confirmations/tok", 200, CONFIRMATION);
        Browser.Page asked = browser.get("/confirm/tok");
        assertThat(asked.document().select("h1").text()).contains("still true");
        assertThat(STUBS.asked("POST", "/api/roster/confirmations/tok")).isEmpty();
        Browser.Page done = browser.submit(asked, "/confirm/tok", Map.of());
        assertThat(STUBS.asked("POST", "/api/roster/confirmations/tok")).hasSize(1);
        assertThat(done.document().select(".notice.good").text()).isEqualTo("Thank you. The entry is confirmed.");
    }

    @Test
    void linkSaysWhenItWasSeenWorkingAndThatItFailsOnlyWhenThatHasLasted() {
        assertThat(facts(StubWorld.GROUP)).contains("last seen working 4 November 2026");
        assertThat(facts(StubWorld.GROUP.replace(
                        "\"ok\":true,\"workedAt\":\"2026-11-04T08:00:00Z\"", "\"ok\":true,\"workedAt\":null")))
                .doesNotContain("last seen", "could not");
        assertThat(facts(StubWorld.GROUP.replace(
                        "\"channels\":",
                        "\"websiteCheck\":{\"ok\":false,\"workedAt\":\"2026-10-01T08:00:00Z\","
                                + "\"unreachableSince\":\"2026-11-03T08:00:00Z\"},\"channels\":")))
                .contains("could not be reached since 3 November 2026")
                .doesNotContain("working 1 October");
    }

    private String facts(String group) {
        STUBS.on("GET", GROUP, 200, group);
        return browser.get(PAGE).document().select(".facts").text();
    }

    @Test
    void organizerMayStayOffThePageAndHelpersWithTheWordsAreNoOrganizers() {
        STUBS.on("GET", GROUP + "/organizers", 200, """
                {"items":[{"memberId":"%s","displayName":"Ana","role":"organizer","owner":true,"public":true},
                          {"memberId":"m2","displayName":"Shy","role":"organizer","owner":false,"public":false},
                          {"memberId":"m3","displayName":"Words","role":"translator","owner":false,"public":true}],"next":null}
                """.formatted(StubSignIn.MEMBER));
        STUBS.on("GET", GROUP + "/invitations", 200, "{\"items\":[],\"next\":null}");
        STUBS.on("PUT", GROUP + "/organizers/me", 204, "");
        assertThat(browser.get(PAGE).document().select(".facts").text())
                .contains("Organizers Ana answers for the entry")
                .doesNotContain("Shy", "Words");
        browser.get("/room");
        Browser.Page people = browser.get(PAGE + "/people");
        assertThat(people.document().select(".people").text()).contains("Shy organizer not named on the page", "Words");
        assertThat(people.document().select("input[name=public][checked]")).hasSize(1);
        browser.submit(people, PAGE + "/people/shown", Map.of());
        assertThat(STUBS.last("PUT", GROUP + "/organizers/me").text()).isEqualTo("{\"public\":true}");
    }

    @Test
    void overdueEntryAsksItsOwnPeople() {
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP.replace(
                        "\"status\":\"active\"", "\"status\":\"quiet\",\"confirmBy\":\"2026-01-01T00:00:00Z\""));
        STUBS.on("POST", GROUP + "/confirmation", 200, CONFIRMATION);
        browser.get("/room");
        Browser.Page page = browser.get(PAGE);
        assertThat(page.document().select(".badge").text()).contains("quiet");
        Browser.Page done = browser.submit(page, PAGE + "/confirm", Map.of());
        assertThat(done.document().select(".notice.good").text()).contains("confirmed");
    }

    @Test
    void changeThatWaitsIsShownToOrganizersWhoCanStopIt() {
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP.replace(
                        "\"status\":\"active\"",
                        "\"status\":\"active\",\"pending\":{\"url\":\"https://other.example/\",\"ownerId\":null,\"effectiveAt\":\"2026-12-01T00:00:00Z\"}"));
        STUBS.on("DELETE", GROUP + "/pending", 200, StubWorld.GROUP);
        browser.get("/room");
        Browser.Page page = browser.get(PAGE);
        assertThat(page.document().select(".notice.gap").text()).contains("https://other.example/", "1 December 2026");
        browser.submit(page, PAGE + "/stop", Map.of());
        assertThat(STUBS.asked("DELETE", GROUP + "/pending")).hasSize(1);
    }

    @Test
    void historySaysWhoWhenWhyAndWhatAndGoesBack() {
        STUBS.on("GET", GROUP + "/history", 200, """
                {"items":[{"id":"r2","version":7,"at":"2026-10-02T09:00:00Z","kind":"person","by":"Ana <b>","why":"We moved",
                   "differences":[{"field":"city","before":"Porto","after":"Lisbon"},{"field":"story.attendance","before":null,"after":"30"}]},
                  {"id":"r1","version":1,"at":"2026-01-10T09:00:00Z","kind":"import","by":null,"why":"","differences":[]}],"next":null}
                """);
        STUBS.on("POST", GROUP + "/history/r1/restoration", 200, StubWorld.GROUP);
        browser.get("/room");
        Browser.Page page = browser.get(PAGE + "/history");
        var first = page.document().expectFirst(".history > li");
        assertThat(first.text()).contains("2 October 2026", "Ana <b>", "We moved");
        assertThat(first.select(".changes dt").eachText()).containsExactly("City", "How many people come");
        assertThat(first.select("del").text()).isEqualTo("Porto");
        assertThat(first.select("form")).as("the newest is what it says now").isEmpty();
        browser.submit(page, PAGE + "/history/r1/restore", Map.of());
        assertThat(STUBS.last("POST", GROUP + "/history/r1/restoration").header("If-Match"))
                .isEqualTo("\"7\"");
    }

    @Test
    void organizersSeeWhoLooksAfterAGroupAndWhoIsInvited() {
        STUBS.on("GET", GROUP + "/organizers", 200, """
                {"items":[{"memberId":"1","displayName":"Ana","role":"organizer","owner":true},
                 {"memberId":"2","displayName":"Rui","role":"organizer","owner":false},
                 {"memberId":"3","displayName":"Eva","role":"translator","owner":false}],"next":null}
                """);
        STUBS.on("GET", GROUP + "/invitations", 200, """
                {"items":[{"id":"i1","role":"translator","invitedBy":"Ana","openedAt":"2026-11-01T09:00:00Z","expiresAt":"2026-11-15T09:00:00Z"}],"next":null}
                """);
        STUBS.on("PUT", GROUP + "/owner", 204, "");
        Browser.Page page = browser.get(PAGE + "/people");
        assertThat(page.document().select(".people li").eachText())
                .anySatisfy(line -> assertThat(line).contains("Ana", "answers for the entry"))
                .anySatisfy(line -> assertThat(line).contains("translator, invited on 1 November 2026 by Ana"));
        assertThat(page.document().select("form[action$=/people/3/owner]")).isEmpty();
        browser.submit(page, PAGE + "/people/2/owner", Map.of());
        assertThat(STUBS.last("PUT", GROUP + "/owner").text()).isEqualTo("{\"memberId\":\"2\"}");
    }

    @Test
    void storyIsSentAsItsAnswersAndARefusalStandsBesideItsField() {
        Browser.Page form = browser.get(PAGE + "/story");
        STUBS.on("PATCH", GROUP, 422, """
                {"status":422,"detail":"One field.","errors":[{"field":"story.attendance","message":"Must be a number of people, from 1."}]}
                """);
        Browser.Page refused = browser.submit(
                form, PAGE + "/story", Map.of("started", "Three people in a pub.", "attendance", "many"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#attendance-wrong").text()).startsWith("Must be a number");
        assertThat(refused.document().select("#started").text()).isEqualTo("Three people in a pub.");
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        browser.submit(refused, PAGE + "/story", Map.of("attendance", "30", "rhythm", "monthly"));
        assertThat(STUBS.last("PATCH", GROUP).text())
                .contains("\"started\":\"Three people in a pub.\"", "\"attendance\":30", "\"rhythm\":\"monthly\"");
    }

    @Test
    void translationReplacesTheOneOfItsLanguageAndIsShownToItsReaders() {
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP.replace(
                        "\"country\":\"PT\"",
                        "\"country\":\"PT\",\"language\":\"en\",\"translations\":[{\"language\":\"pt\",\"name\":null,\"description\":\"Lemos planos.\"}]"));
        assertThat(browser.get(PAGE + "?lang=pt")
                        .document()
                        .expectFirst(".told.reading")
                        .text())
                .isEqualTo("Lemos planos.");
        assertThat(browser.get(PAGE + "?lang=de")
                        .document()
                        .expectFirst(".told.reading")
                        .text())
                .startsWith("We meet every");
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        browser.submit(
                browser.get(PAGE + "/translations?language=pt"),
                PAGE + "/translations",
                Map.of("description", "Lemos planos em voz alta."));
        assertThat(STUBS.last("PATCH", GROUP).text())
                .isEqualTo(
                        "{\"translations\":[{\"language\":\"pt\",\"name\":null,\"description\":\"Lemos planos em voz alta.\"}]}");
    }

    @Test
    void editSendsAccessPlacesAndWhy() {
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        browser.submit(
                browser.get(PAGE + "/edit"),
                PAGE + "/edit",
                Map.of("stepFree", "yes", "places", "PT, Porto, Library\nES", "foundedOn", "2007", "why", "We moved"));
        StubServices.Asked asked = STUBS.last("PATCH", GROUP);
        assertThat(asked.text())
                .contains("\"stepFree\":true", "\"captions\":null", "\"foundedOn\":\"2007\"")
                .contains(
                        "\"places\":[{\"country\":\"PT\",\"city\":\"Porto\",\"label\":\"Library\",\"precision\":\"venue\"},{\"country\":\"ES\",\"precision\":\"country\"}]");
        assertThat(asked.uri().getRawQuery()).contains("why=We%20moved");
    }
}
