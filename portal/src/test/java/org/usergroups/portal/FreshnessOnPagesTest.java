package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sure an entry is: who has confirmed it and when, what comes when nobody does, and who can say so. */
class FreshnessOnPagesTest extends RunningPortal {
    private static final String GROUP = "/api/roster/groups/lisbon-query";
    private static final String PAGE = "/groups/lisbon-query";

    @Test
    void everybodyReadsWhoHasConfirmedTheEntryWhenAndWhatComesNext() {
        Instant then = Instant.now().minus(Duration.ofDays(70));
        Instant next = Instant.now().plus(Duration.ofDays(112));
        withFreshness("active", "\"" + then + "\"", "\"Ana <b>\"", next, false);
        Document page = browser.get(PAGE).document();
        assertThat(page.expectFirst(".confirmed").text())
                .isEqualTo(
                        "Confirmed %s by Ana <b>, 2 months ago. Asked again in %s. %s"
                                .formatted(
                                        format(then, "d MMMM yyyy"),
                                        format(next, "MMMM yyyy"),
                                        "If nobody answers then, the entry is shown as quiet, later as dormant, and in the end it is archived."));
        assertThat(page.select("[title*=confirmed]")).isEmpty();
        assertThat(page.select("form[action$=/confirm]")).as("a visitor").isEmpty();
    }

    @Test
    void entryThatNobodyHasConfirmedSaysSo() {
        withFreshness("prospective", "null", "null", Instant.now().plus(Duration.ofDays(9)), false);
        assertThat(browser.get(PAGE).document().expectFirst(".confirmed").text())
                .startsWith("Nobody of the group has confirmed it yet. Asked again in ");
    }

    @ParameterizedTest
    @CsvSource({
        "active, Its people have been asked. If nobody answers",
        "quiet, 'It is quiet: '",
        "dormant, 'It is dormant: '",
        "archived, It is archived until somebody of the group confirms it."
    })
    void silentEntrySaysWhatComesWhenNobodyAnswers(String status, String sentence) {
        withFreshness(status, "\"2025-01-01T00:00:00Z\"", "null", Instant.parse("2025-07-01T00:00:00Z"), true);
        assertThat(browser.get(PAGE).document().expectFirst(".confirmed").text())
                .startsWith("Confirmed 1 January 2025, ")
                .contains(sentence)
                .doesNotContain("Asked again");
    }

    @Test
    void groupsOwnPeopleConfirmAtAnyTimeAndACoordinatorFromElsewhereDoesNot() {
        STUBS.on("POST", GROUP + "/confirmation", 200, """
                {"groupId":"g","slug":"lisbon-query","name":"Lisbon Query Circle","country":"PT","city":"Lisbon","url":null,"status":"active","confirmedAt":"2026-05-01T09:00:00Z"}
                """);
        browser.get("/room");
        Browser.Page page = browser.get(PAGE);
        assertThat(page.document().select("form[action$=/confirm] button").eachText())
                .containsExactly("Confirm now");
        browser.submit(page, PAGE + "/confirm", Map.of());
        assertThat(STUBS.asked("POST", GROUP + "/confirmation")).hasSize(1);

        STUBS.on("GET", "/api/roster/me", 200, StubWorld.COORDINATOR);
        assertThat(browser.get(PAGE).document().select("form[action$=/confirm]"))
                .isEmpty();
        withFreshness("active", "null", "null", Instant.parse("2025-07-01T00:00:00Z"), false);
        assertThat(browser.get(PAGE).document().select("form[action$=/confirm]"))
                .as("overdue")
                .isEmpty();
    }

    @Test
    void groupOfSilentPeopleMayBeAskedForWhateverItsStatusIs() {
        browser.get("/room");
        withFreshness("active", "null", "null", Instant.parse("2025-07-01T00:00:00Z"), true);
        assertThat(browser.get(PAGE + "/claim").document().select("textarea[name=why]"))
                .hasSize(1);
        withFreshness("quiet", "null", "null", Instant.parse("2025-07-01T00:00:00Z"), false);
        assertThat(browser.get(PAGE + "/claim").document().select("textarea[name=why]"))
                .isEmpty();
    }

    @Test
    void whatTheStatusesMeanIsWrittenDown() {
        Document about = browser.get("/about").document();
        assertThat(about.select("dl.facts dt").eachText())
                .containsExactly("starting up", "active", "quiet", "dormant", "archived");
        assertThat(about.select("a[download]").eachAttr("href")).contains("/api/roster/export.csv");
    }

    @Test
    void roomSaysWhatWaitsForItsPerson() {
        STUBS.on(
                "GET",
                "/api/roster/groups/" + StubWorld.GROUP_ID,
                200,
                StubWorld.GROUP
                        .replace("2099-04-02", "2026-01-01")
                        .replace(
                                "\"status\":\"active\"",
                                "\"status\":\"active\",\"pending\":[{\"id\":\"c1\",\"kind\":\"WEBSITE\",\"url\":\"https://other.example/\",\"ownerId\":null,\"effectiveAt\":\"2026-12-01T00:00:00Z\"}]"));
        String meetings = "/api/roster/groups/" + StubWorld.GROUP_ID + "/meetings";
        STUBS.on(
                "GET",
                meetings,
                200,
                "{\"items\":[" + StubWorld.meeting("m9", "Soon", Instant.now().plus(Duration.ofDays(2)), "Here")
                        + "],\"next\":null}");
        Document room = browser.get("/room").document();
        assertThat(room.select(".todo a[href='/groups/lisbon-query']").eachText())
                .containsExactly(
                        "Say whether the entry is still true",
                        "A change takes effect on 1 December 2026, unless one of you stops it");
        assertThat(room.select(".todo a[href='/groups/lisbon-query/meetings/m9']")
                        .text())
                .isEqualTo("Soon");
        assertThat(room.select("a.soon[href='/account/mentoring']").text())
                .isEqualTo("Eva Nova, in Porto, asks you for help");
        assertThat(room.select("#h-translate")).isEmpty();
    }

    @Test
    void translatorFindsTheWayBackAndOut() {
        STUBS.on("GET", "/api/roster/me", 200, StubWorld.TRANSLATOR);
        STUBS.on("DELETE", GROUP + "/organizers/" + StubSignIn.MEMBER, 204, "");
        Browser.Page room = browser.get("/room");
        assertThat(room.document().select("section:has(#h-translate) a").eachAttr("href"))
                .containsExactly("/groups/lisbon-query", "/groups/lisbon-query/translations");
        browser.submit(room, PAGE + "/people/" + StubSignIn.MEMBER + "/remove", Map.of());
        assertThat(STUBS.asked("DELETE", GROUP + "/organizers/" + StubSignIn.MEMBER))
                .hasSize(1);
    }

    @Test
    void translatorIsNotToldToOrganize() {
        STUBS.change("GET", "/api/roster/invitations/tok", text -> text.replace("organizer", "translator"));
        STUBS.on("POST", "/api/roster/invitations/tok", 204, "");
        browser.get("/room");
        Browser.Page page = browser.get("/invitations/tok");
        assertThat(page.document().select(".lead").text())
                .isEqualTo("You are asked to say in other languages what the entry of Lisbon Query Circle says.");
        assertThat(browser.submit(page, "/invitations/tok", Map.of())
                        .document()
                        .select(".notice.good")
                        .text())
                .isEqualTo("Welcome: you can translate the entry of this group now.");
    }

    private static void withFreshness(
            String status, String confirmedAt, String name, Instant confirmBy, boolean askable) {
        STUBS.on(
                "GET",
                GROUP,
                200,
                StubWorld.GROUP
                        .replace("\"status\":\"active\"", "\"status\":\"" + status + "\"")
                        .replace("\"confirmedAt\":\"2026-10-02T09:00:00Z\"", "\"confirmedAt\":" + confirmedAt)
                        .replace("\"confirmedByName\":\"Ana Organizer\"", "\"confirmedByName\":" + name)
                        .replace("2099-04-02T09:00:00Z", confirmBy.toString())
                        .replace("\"askable\":false", "\"askable\":" + askable));
    }

    private static String format(Instant at, String pattern) {
        return at.atZone(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
