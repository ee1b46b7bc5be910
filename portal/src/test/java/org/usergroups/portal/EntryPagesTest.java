package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages that keep an entry true: confirm, history, people, story, translations. */
class EntryPagesTest extends RunningPortal {
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String PAGE = "/groups/lisbon-query";

    private static final JsonMapper JSON = new JsonMapper();

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

    @Test
    void channelThatIsNoWebsiteIsNamedByItsKindWhereTheGroupHasNoNameForIt() {
        assertThat(facts(StubWorld.GROUP
                        .replace("https://matrix.to/#/#lisbon:example.org", "irc://irc.example.org/lisbon")
                        .replace(",\"label\":\"Our room\"", "")))
                .contains("Chat irc://irc.example.org/lisbon");
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
                        "\"status\":\"active\",\"pending\":[{\"id\":\"c1\",\"kind\":\"WEBSITE\",\"url\":\"https://other.example/\",\"ownerId\":null,\"effectiveAt\":\"2026-12-01T00:00:00Z\"},{\"id\":\"c2\",\"kind\":\"DELETION\",\"url\":null,\"ownerId\":null,\"effectiveAt\":\"2026-12-01T00:00:00Z\"}]"));
        STUBS.on("DELETE", GROUP + "/pending", 200, StubWorld.GROUP);
        browser.get("/room");
        Browser.Page page = browser.get(PAGE);
        assertThat(page.document().select(".notice.gap").text())
                .contains("https://other.example/", "1 December 2026", "will be deleted on");
        browser.submit(page, PAGE + "/stop", Map.of());
        assertThat(STUBS.asked("DELETE", GROUP + "/pending"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.uri().getQuery()).isEqualTo("change=c1"));
    }

    @Test
    void whoDeletesAGroupOfSeveralIsToldThatItWaits() {
        STUBS.on("DELETE", GROUP, 202, StubWorld.GROUP);
        browser.get("/room");
        Browser.Page page = browser.get(PAGE + "/edit");
        Browser.Page after = browser.submit(page, PAGE + "/delete", Map.of("sure", "yes"));
        assertThat(after.document().select(".notice").text()).contains("deleted in three days");
        assertThat(after.document().select("h1").text()).isNotEmpty();
    }

    @Test
    void historySaysWhoWhenWhyAndWhatAndGoesBack() {
        STUBS.on("GET", GROUP + "/history", 200, """
                {"items":[{"id":"r3","version":7,"at":"2026-10-02T09:00:00Z","kind":"person","by":"Ana <b>","why":"We moved",
                   "differences":[{"field":"city","before":"Porto","after":"Lisbon"},{"field":"story.attendance","before":null,"after":"30"}]},
                  {"id":"r2","version":6,"at":"2026-10-01T09:00:00Z","kind":"people","by":null,"why":"an organizer has joined","differences":[]},
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
        var joined = page.document().select(".history > li").get(1);
        assertThat(joined.text()).contains("who looks after the group", "an organizer has joined");
        assertThat(joined.select("form")).as("nothing of the entry has changed").isEmpty();
        browser.submit(page, PAGE + "/history/r1/restore", Map.of("why", "We are back"));
        StubServices.Asked restored = STUBS.last("POST", GROUP + "/history/r1/restoration");
        assertThat(restored.header("If-Match")).isEqualTo("\"7\"");
        assertThat(restored.uri().getQuery()).isEqualTo("why=We are back");
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
                Map.of(
                        "access.stepFree",
                        "yes",
                        "places",
                        "PT, Porto, Library\nES",
                        "foundedOn",
                        "2007",
                        "why",
                        "We moved"));
        StubServices.Asked asked = STUBS.last("PATCH", GROUP);
        assertThat(asked.text()).contains("\"stepFree\":true", "\"captions\":null", "\"foundedOn\":\"2007\"");
        assertThat(sentPlaces())
                .containsExactly(place("PT", "Porto", "Library", "venue"), place("ES", null, null, "country"));
        assertThat(asked.uri().getRawQuery()).contains("why=We%20moved");
    }

    @Test
    void fediverseNameIsShownWhereOtherServersTakeIt() {
        assertThat(browser.get(PAGE).document().select(".handle").text())
                .isEqualTo("@lisbon-query@" + PORTAL.getAuthority());
        STUBS.on(
                "GET",
                "/api/roster/groups/olá",
                200,
                StubWorld.GROUP.replace("\"slug\":\"lisbon-query\"", "\"slug\":\"olá\""));
        assertThat(browser.get("/groups/ol%C3%A1").document().select(".handle")).isEmpty();
    }

    private static final String PLACES = """
            [{"label":"Alentejo","precision":"region","country":"PT","city":null,"geonameId":null,"location":null},
             {"label":"Matrix","precision":"online","country":null,"city":null,"geonameId":null,"location":null},
             {"label":"Library, 2nd floor","precision":"venue","country":"PT","city":"Porto","geonameId":2735943,"location":{"type":"Point","coordinates":[-8.61,41.15]}}]
            """;

    @Test
    void furtherPlacesAreShownWithWhatIsKnownOfThem() {
        withPlaces();
        assertThat(browser.get(PAGE)
                        .document()
                        .select(".facts dt:contains(Also meets in) ~ dd")
                        .eachText())
                .startsWith("Alentejo, Portugal", "Matrix Online", "Library, 2nd floor, Porto, Portugal");
    }

    @Test
    void everybodyIsToldHowMuchOfTheStoryThereIs() {
        assertThat(browser.get(PAGE).document().select("#story").text()).contains("6 of 7 questions answered");
        STUBS.on("GET", GROUP, 200, StubWorld.GROUP.replace("\"storyAnswered\":6", "\"storyAnswered\":7"));
        assertThat(browser.get(PAGE).document().select("#story").text()).contains("All 7 questions answered");
    }

    @Test
    void placesThatWereNotTouchedGoBackAsTheyAreStored() {
        withPlaces();
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        Browser.Page form = browser.get(PAGE + "/edit");
        assertThat(form.document().expectFirst("#places").wholeText().strip())
                .isEqualTo("PT, , Alentejo\nonline: Matrix\nPT, Porto, Library, 2nd floor");
        browser.submit(form, PAGE + "/edit", Map.of());
        assertThat(sentPlaces()).isEqualTo(JSON.readTree(PLACES));
    }

    @Test
    void aPlaceThatWasTypedAnewSaysOnlyWhatWasTyped() {
        withPlaces();
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        browser.submit(
                browser.get(PAGE + "/edit"),
                PAGE + "/edit",
                Map.of("places", "PT, Porto, Library, 3rd floor\n, , Another room\n, , Matrix"));
        JsonNode sent = sentPlaces();
        assertThat(sent.get(0)).isEqualTo(place("PT", "Porto", "Library, 3rd floor", "venue"));
        assertThat(sent.get(1)).isEqualTo(place(null, null, "Another room", "online"));
        assertThat(sent.get(2)).isEqualTo(JSON.readTree(PLACES).get(1));
    }

    private static void withPlaces() {
        STUBS.change(
                "GET",
                GROUP,
                text -> text.replace("\"country\":\"PT\"", "\"places\":" + PLACES + ",\"country\":\"PT\""));
    }

    private static JsonNode place(
            @Nullable String country, @Nullable String city, @Nullable String label, String precision) {
        return JSON.createObjectNode()
                .put("label", label)
                .put("precision", precision)
                .put("country", country)
                .put("city", city)
                .putNull("geonameId")
                .putNull("location");
    }

    private static JsonNode sentPlaces() {
        return JSON.readTree(STUBS.last("PATCH", GROUP).text()).get("places");
    }

    @Test
    void addressAndCoordinatesAreSentOnlyWhenTheyWereChanged() {
        STUBS.change(
                "GET",
                GROUP,
                text -> text.replace(
                        "\"country\":\"PT\"",
                        "\"location\":{\"type\":\"Point\",\"coordinates\":[-9.14,38.72]},\"country\":\"PT\""));
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        Browser.Page form = browser.get(PAGE + "/edit");
        assertThat(form.document().expectFirst("#location").val()).isEqualTo("38.72, -9.14");
        browser.submit(form, PAGE + "/edit", Map.of());
        assertThat(STUBS.last("PATCH", GROUP).text()).doesNotContain("\"slug\"", "\"location\":{", "\"location\":null");

        browser.submit(form, PAGE + "/edit", Map.of("slug", "lisbon-sql", "location", " 38.7 , -9.2 "));
        assertThat(STUBS.last("PATCH", GROUP).text())
                .contains("\"slug\":\"lisbon-sql\"", "\"location\":{\"type\":\"Point\",\"coordinates\":[-9.2,38.7]}");

        browser.submit(form, PAGE + "/edit", Map.of("location", ""));
        assertThat(STUBS.last("PATCH", GROUP).text()).contains("\"location\":null");
    }

    @Test
    void placeOnTheZeroMeridianCanBeSavedAgain() {
        STUBS.change(
                "GET",
                GROUP,
                text -> text.replace(
                        "\"country\":\"PT\"",
                        "\"location\":{\"type\":\"Point\",\"coordinates\":[-0.00005,51.48]},\"country\":\"PT\""));
        STUBS.on("PATCH", GROUP, 200, StubWorld.GROUP);
        Browser.Page form = browser.get(PAGE + "/edit");
        assertThat(form.document().expectFirst("#location").val()).isEqualTo("51.48, -0.00005");
        browser.submit(form, PAGE + "/edit", Map.of());
        assertThat(STUBS.asked("PATCH", GROUP)).hasSize(1);
    }

    @Test
    void refusalOfCoordinatesStandsBesideTheirField() {
        STUBS.on("PATCH", GROUP, 422, """
                {"status":422,"detail":"One field.","errors":[{"field":"location","message":"This is 92 km from Jos."}]}
                """);
        Browser.Page form = browser.get(PAGE + "/edit");
        Browser.Page refused = browser.submit(form, PAGE + "/edit", Map.of("location", "9.9, 8.0"));
        assertThat(refused.document().select("#location-wrong").text()).isEqualTo("This is 92 km from Jos.");
        assertThat(refused.document().select("details:has(#location)").hasAttr("open"))
                .isTrue();

        int before = STUBS.asked("PATCH", GROUP).size();
        Browser.Page unread = browser.submit(form, PAGE + "/edit", Map.of("location", "north of the river"));
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.document().select("#location-wrong").text()).contains("latitude");
        assertThat(STUBS.asked("PATCH", GROUP)).hasSize(before);
    }

    @Test
    void visitorReadsTheHistoryAndSignsInToGoBack() {
        assertThat(browser.get(PAGE + "/history").uri().getPath()).isEqualTo(PAGE + "/history");
        assertThat(browser.get(PAGE + "/history").document().select(".history > li"))
                .hasSize(2);
        assertThat(browser.get(PAGE + "/history").document().select("form[action$=/restore]"))
                .isEmpty();
        assertThat(browser.get("/").document().select("a[href='/room']")).isEmpty();
        browser.get(PAGE + "/history/r1/restore");
        assertThat(browser.get("/").document().select("a[href='/room']"))
                .as("signed in on the way")
                .isNotEmpty();
    }
}
