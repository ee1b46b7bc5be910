package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingPagesTest extends RunningPortal {
    private static final String PAGE = "/groups/lisbon-query/meetings/m1";
    private static final String EDIT = PAGE + "/edit";
    private static final String MEETING = "/api/roster/meetings/m1";
    private static final String SERIES = "/groups/lisbon-query/series";
    private static final String FEED = "/groups/lisbon-query/calendar-feed";

    @Test
    void visitorReadsWhenInBothZonesWhereAndWhoTalks() {
        var page = browser.get(PAGE).document();

        assertThat(page.select("h1").text()).isEqualTo("Reading plans aloud");
        assertThat(page.select(".facts").text())
                .contains("in Lisbon", "UTC", "every second Thursday of the month at 19:00", "room 2", "25");
        assertThat(page.select("section .rows li").eachText())
                .containsExactly("Hash or merge Rui Tavares Portuguese", "Lightning");
        assertThat(page.select("section .rows a").eachAttr("href")).containsExactly("https://slides.example.org/hash");
        assertThat(page.select("a[href='/api/roster/groups/lisbon-query/calendar.ics']"))
                .hasSize(1);
        assertThat(page.select("a[href$=/edit]")).isEmpty();
    }

    @Test
    void meetingOfAnotherGroupIsNotShownAsThatOfThisOne() {
        STUBS.change("GET", MEETING, text -> text.replace(StubWorld.GROUP_ID, "0198c0de-0000-7000-8000-0000000000ff"));
        assertThat(browser.get(PAGE).status()).isEqualTo(404);
    }

    @Test
    void calledOffMeetingIsShownAsThat() {
        STUBS.change("GET", MEETING, text -> text.replace("\"planned\"", "\"called-off\""));
        assertThat(browser.get(PAGE).document().select(".notice.bad").text()).isEqualTo("This meeting is called off.");
        STUBS.change(
                "GET",
                "/api/roster/groups/lisbon-query/meetings",
                text -> text.replaceFirst(
                        "\"durationMinutes\":120", "\"durationMinutes\":120,\"status\":\"called-off\""));
        browser.get(EDIT);
        var group = browser.get("/groups/lisbon-query").document();
        assertThat(group.select(".meeting.off h3 .badge").text()).isEqualTo("called off");
        assertThat(group.select("form[action='" + PAGE + "/call-off']")).isEmpty();
    }

    @Test
    void meetingSaysWhereAccessIsNotAsTheGroupSays() {
        String stored = "\"capacity\":25,\"access\":{\"stepFree\":false,\"captions\":true,\"note\":null}";
        STUBS.change("GET", MEETING, text -> text.replace("\"capacity\":25", stored));
        STUBS.onAsRead("PATCH", MEETING);

        assertThat(browser.get(PAGE).document().select(".facts").text())
                .contains("Not step-free", "With captions")
                .as("what the group says")
                .contains("No quiet room", "Lift at the back.");

        var form = browser.get(EDIT);
        assertThat(form.document()
                        .select("select[name='access.stepFree'] option[selected]")
                        .text())
                .isEqualTo("no");
        browser.submit(form, EDIT, Map.of("access.note", "Twelve steps down."));
        assertThat(STUBS.last("PATCH", MEETING).text())
                .contains("\"access\":{\"stepFree\":false,\"captions\":true,\"signLanguage\":null,"
                        + "\"quietRoom\":null,\"childCare\":null,\"note\":\"Twelve steps down.\"}");
    }

    @Test
    void accessThatSomebodyElseHasChangedMeanwhileIsShownBesideWhatWasTyped() {
        STUBS.on("PATCH", MEETING, 412, "{\"status\":412}");
        var form = browser.get(EDIT);
        STUBS.change("GET", MEETING, text -> text.replace("\"version\":4", "\"version\":5"));
        var conflict = browser.submit(form, EDIT, Map.of("access.captions", "yes"));
        assertThat(conflict.document().select(".diff-field legend").eachText()).containsExactly("Captions");
    }

    @Test
    void editedMeetingIsSavedOverTheVersionThatWasRead() {
        STUBS.onAsRead("PATCH", MEETING);
        var form = browser.get(EDIT);
        assertThat(form.document().expectFirst("#talks").wholeText().strip())
                .isEqualTo("Hash or merge | Rui Tavares | https://slides.example.org/hash | pt\n"
                        + "Lightning |  | javascript:alert(1)");

        var saved = browser.submit(form, EDIT, Map.of("talks", "One | Ana\n\nTwo", "capacity", "", "venue", ""));

        assertThat(saved.uri().getPath()).isEqualTo(PAGE);
        var asked = STUBS.last("PATCH", MEETING);
        assertThat(asked.header("If-Match")).isEqualTo("\"4\"");
        assertThat(asked.text())
                .contains("\"talks\":[{\"title\":\"One\",\"speaker\":\"Ana\"},{\"title\":\"Two\"}]")
                .contains("\"capacity\":null", "\"venue\":null", "\"expectedSize\":20", "\"status\":\"planned\"");
    }

    @Test
    void staleEditShowsBothTexts() {
        STUBS.on("PATCH", MEETING, 412, "{\"status\":412}");
        var form = browser.get(EDIT);
        STUBS.change("GET", MEETING, text -> text.replace("\"version\":4", "\"version\":5"));
        var conflict = browser.submit(form, EDIT, Map.of("venue", "The pier"));

        assertThat(conflict.status()).isEqualTo(412);
        assertThat(conflict.document().select("form.diff input[name=version]").val())
                .isEqualTo("5");
        assertThat(conflict.document().select("fieldset legend").eachText()).containsExactly("Where");
    }

    @Test
    void meetingIsCalledOffFromTheGroupsPageAndStays() {
        STUBS.onAsRead("PATCH", MEETING);
        browser.get(EDIT);
        var group = browser.get("/groups/lisbon-query");
        var done = browser.submit(group, PAGE + "/call-off", Map.of());

        assertThat(STUBS.last("PATCH", MEETING).text()).isEqualTo("{\"status\":\"called-off\"}");
        assertThat(STUBS.last("PATCH", MEETING).header("If-Match")).isEqualTo("\"1\"");
        assertThat(done.document().select(".notice.good").text()).contains("called off");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weekly       | 2027-01-07T19:00 |                  |            | FREQ=WEEKLY
            fortnightly  | 2027-01-07T19:00 |                  |            | FREQ=WEEKLY;INTERVAL=2
            monthly      | 2027-01-14T19:00 |                  |            | FREQ=MONTHLY;BYDAY=2TH
            monthly      | 2027-01-30T19:00 |                  |            | FREQ=MONTHLY;BYDAY=-1SA
            monthly-last | 2027-01-07T19:00 |                  | 2027-12-31 | FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20271231
            own          | 2027-01-07T19:00 | FREQ=DAILY;COUNT=3 | 2027-12-31 | FREQ=DAILY;COUNT=3
            """)
    void friendlyChoiceBecomesARule(String rhythm, String first, String own, String until, String rule) {
        STUBS.on("POST", "/api/roster/groups/lisbon-query/series", 201, StubWorld.series());
        var form = browser.get(SERIES + "/new");
        browser.submit(
                form,
                SERIES + "/new",
                Map.of(
                        "title",
                        "Evening",
                        "rhythm",
                        rhythm,
                        "startsAtLocal",
                        first,
                        "ownRule",
                        own == null ? "" : own,
                        "until",
                        until == null ? "" : until,
                        "exceptDates",
                        "2027-12-23\n2027-12-30 18:00",
                        "press",
                        "save"));

        assertThat(STUBS.last("POST", "/api/roster/groups/lisbon-query/series").text())
                .contains("\"rule\":\"" + rule + "\"")
                .contains("\"exceptDates\":[\"2027-12-23T19:00\",\"2027-12-30T18:00\"]");
    }

    @Test
    void previewShowsTheRuleInWordsAndItsDatesAndStoresNothing() {
        STUBS.on("POST", "/api/roster/groups/lisbon-query/series/preview", 200, """
                {"inWords":{"en":"every first Thursday of the month at 19:00"},"next":["2030-01-03T19:00:00Z","2030-02-07T19:00:00Z"]}
                """);
        var page = browser.submit(
                browser.get(SERIES + "/new"),
                SERIES + "/new",
                Map.of("title", "Evening", "startsAtLocal", "2030-01-03T19:00", "press", "preview"));

        assertThat(page.document().select(".notice .rhythm").text())
                .isEqualTo("every first Thursday of the month at 19:00");
        assertThat(page.document().select(".notice li").eachText())
                .containsExactly("Thursday, 3 January 2030, 19:00", "Thursday, 7 February 2030, 19:00");
        assertThat(page.document().select("#title").val()).isEqualTo("Evening");
        assertThat(STUBS.asked("POST", "/api/roster/groups/lisbon-query/series"))
                .isEmpty();
    }

    @Test
    void ruleThatIsRefusedIsNamedBesideTheChoice() {
        STUBS.on(
                "POST",
                "/api/roster/groups/lisbon-query/series",
                422,
                "{\"status\":422,\"detail\":\"No.\",\"errors\":[{\"field\":\"rule\",\"message\":\"This is no rule.\"}]}");
        var page = browser.submit(
                browser.get(SERIES + "/new"), SERIES + "/new", Map.of("rhythm", "own", "ownRule", "FREQ=X"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("#rhythm-wrong").text()).isEqualTo("This is no rule.");
        assertThat(page.document().select("#ownRule").val()).isEqualTo("FREQ=X");
    }

    @Test
    void seriesIsEditedAndEndedByWhoeverSaysThatTheyAreSure() {
        STUBS.onAsRead("PATCH", "/api/roster/series/s1");
        STUBS.on("POST", "/api/roster/series/s1/ending", 200, StubWorld.series());
        var form = browser.get(SERIES + "/s1/edit");
        assertThat(form.document().select("#ownRule").val()).isEqualTo("FREQ=MONTHLY;BYDAY=2TH");
        browser.submit(form, SERIES + "/s1/edit", Map.of("venue", "The pier", "press", "save"));
        assertThat(STUBS.last("PATCH", "/api/roster/series/s1").header("If-Match"))
                .isEqualTo("\"2\"");
        assertThat(STUBS.last("PATCH", "/api/roster/series/s1").text())
                .contains("\"rule\":\"FREQ=MONTHLY;BYDAY=2TH\"", "\"venue\":\"The pier\"");

        browser.submit(form, SERIES + "/s1/end", Map.of());
        assertThat(STUBS.asked("POST", "/api/roster/series/s1/ending")).isEmpty();
        browser.submit(form, SERIES + "/s1/end", Map.of("sure", "true"));
        assertThat(STUBS.last("POST", "/api/roster/series/s1/ending").header("If-Match"))
                .isEqualTo("\"2\"");
    }

    @Test
    void groupsPageSaysItsRhythmAndLinksItsCalendar() {
        var page = browser.get("/groups/lisbon-query").document();

        assertThat(page.select(".rhythm").text())
                .isEqualTo("Reading plans aloud: every second Thursday of the month at 19:00");
        assertThat(page.select("a[href='/api/roster/groups/lisbon-query/calendar.ics']"))
                .hasSize(1);
        assertThat(browser.get("/countries/PT").document().select("a[href='/api/roster/calendar.ics?country=PT']"))
                .hasSize(1);
    }

    @Test
    void ownCalendarIsNamedAndItsTroubleIsTold() {
        var api = "/api/roster/groups/lisbon-query/calendar-feed";
        STUBS.on("PUT", api, 200, "{\"url\":\"https://a.example/a.ics\",\"meetings\":0}");
        var named = browser.submit(browser.get(FEED), FEED, Map.of("url", " https://a.example/a.ics "));
        assertThat(STUBS.last("PUT", api).text()).isEqualTo("{\"url\":\"https://a.example/a.ics\"}");
        assertThat(named.document().select(".notice.good").text()).contains("Saved.");

        STUBS.on(
                "GET",
                api,
                200,
                "{\"url\":\"https://a.example/a.ics\",\"problem\":\"The server <b>cannot</b> be reached.\",\"nextAt\":\"2030-01-03T19:00:00Z\",\"meetings\":3}");
        var page = browser.get(FEED);
        assertThat(page.document().select(".wrong-why").text()).isEqualTo("The server <b>cannot</b> be reached.");
        STUBS.on("DELETE", api, 204, "");
        browser.submit(page, FEED + "/remove", Map.of());
        assertThat(STUBS.asked("DELETE", api)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/groups/lisbon-query/meetings/m1/edit",
        "/groups/lisbon-query/series/new",
        "/groups/lisbon-query/calendar-feed"
    })
    void onlyAnOrganizerIsShownTheForm(String form) {
        STUBS.on(
                "GET",
                "/api/roster/me",
                200,
                "{\"id\":\"x\",\"displayName\":\"X\",\"coordinator\":false,\"memberships\":[]}");
        assertThat(browser.get(form).status()).isEqualTo(403);
    }

    @Test
    void visitorSaysThatTheyComeAndIsSentToTheMailbox() {
        STUBS.on("POST", MEETING + "/attendance", 202, "");
        var page = browser.get(PAGE);
        assertThat(page.document().expectFirst("#going p").text()).isEqualTo("12 people come, one maybe");
        var said = browser.submit(
                page, PAGE + "/going", Map.of("name", "Rui", "email", "rui@mail.example", "answer", "maybe"));

        assertThat(said.document().select(".notice.good").text()).contains("Look into your mailbox");
        assertThat(STUBS.last("POST", MEETING + "/attendance").header("X-Forwarded-For"))
                .as("whose network is counted")
                .isEqualTo("127.0.0.1");
        assertThat(STUBS.last("POST", MEETING + "/attendance").text())
                .contains("\"name\":\"Rui\"", "\"email\":\"rui@mail.example\"", "\"answer\":\"maybe\"");
    }

    @Test
    void answerThatIsRefusedIsKeptAndSaysWhy() {
        STUBS.on(
                "POST",
                MEETING + "/attendance",
                422,
                "{\"status\":422,\"detail\":\"No.\",\"errors\":[{\"field\":\"email\",\"message\":\"Must be an e-mail address.\"}]}");
        var page = browser.submit(browser.get(PAGE), PAGE + "/going", Map.of("name", "Rui <b>", "email", "rui"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().select("#name").val()).isEqualTo("Rui <b>");
        assertThat(page.document().select("#email-wrong").text()).isEqualTo("Must be an e-mail address.");
    }

    @Test
    void openingTheLinkOfAMailChangesNothingAndItsButtonsDo() {
        var ticket =
                "{\"meetingId\":\"m1\",\"groupSlug\":\"lisbon-query\",\"title\":\"Reading plans aloud\",\"startsAt\":\"2030-01-03T19:00:00Z\",\"zone\":\"Europe/Lisbon\",\"name\":\"Rui\",\"answer\":\"going\",\"state\":\"%s\"}";
        STUBS.on("GET", "/api/roster/attendance/tok", 200, ticket.formatted("asked"));
        STUBS.on("POST", "/api/roster/attendance/tok", 200, ticket.formatted("waiting"));
        STUBS.on("POST", "/api/roster/attendance/tok/withdrawal", 204, "");
        var asked = browser.get("/going/tok");
        assertThat(asked.document().select("form[action='/going/tok'] button").text())
                .isEqualTo("I am Rui, and I come");
        assertThat(STUBS.asked("POST", "/api/roster/attendance/tok")).isEmpty();

        var confirmed = browser.submit(asked, "/going/tok", Map.of());
        assertThat(confirmed.document().select("h1").text()).isEqualTo("You are waiting for a place");
        var withdrawn = browser.submit(confirmed, "/going/tok/withdraw", Map.of());
        assertThat(withdrawn.uri().getPath()).isEqualTo(PAGE);
        assertThat(STUBS.asked("POST", "/api/roster/attendance/tok/withdrawal")).hasSize(1);
        assertThat(browser.get("/going/none").status()).isEqualTo(404);
    }

    @Test
    void organizerSeesWhoComesAndVisitorsDoNot() {
        STUBS.on(
                "GET",
                MEETING + "/attendees",
                200,
                "{\"items\":[{\"name\":\"Rui <i>\",\"answer\":\"waiting\",\"confirmedAt\":\"2030-01-01T19:00:00Z\"}],\"next\":null}");
        var who = browser.get(PAGE + "/who");
        assertThat(who.document().select("tbody tr").text()).isEqualTo("Rui <i> waits for a place 1 January 2030");
        assertThat(who.document().select("a[href='/api/roster/meetings/m1/attendees.csv']"))
                .hasSize(1);
        assertThat(new Browser(PORTAL).get(PAGE).document().select("a[href$=/who]"))
                .isEmpty();
    }

    @Test
    void ruleIsToldInTheReadersLanguage() {
        for (String page : new String[] {"/groups/lisbon-query", PAGE}) {
            var request = HttpRequest.newBuilder(browser.at(page)).header("Accept-Language", "de-AT, en;q=0.5");
            assertThat(browser.send(request).document().select("main [lang=de]").text())
                    .isEqualTo("jeden zweiten Donnerstag im Monat um 19:00 Uhr");
        }
    }

    @Test
    void allPastMeetingsAreCountedAndFound() {
        var items = IntStream.range(0, 8)
                .mapToObj(at -> StubWorld.meeting(
                        "p" + at, "Evening " + at, Instant.parse("2026-0%d-05T19:00:00Z".formatted(at + 1)), "Here"))
                .collect(Collectors.joining(","));
        STUBS.on("GET", "/api/roster/groups/lisbon-query/meetings", 200, "{\"items\":[" + items + "],\"next\":null}");
        var group = browser.get("/groups/lisbon-query").document();
        assertThat(group.select("#meetings summary").text()).isEqualTo("8 meetings before");
        assertThat(group.select("#meetings .meeting")).hasSize(5);
        var all = browser.get(group.select("#meetings details a.more").attr("href"))
                .document();
        assertThat(all.select(".meeting h3 a").eachText())
                .hasSize(8)
                .startsWith("Evening 7")
                .endsWith("Evening 0");
    }
}
