package org.usergroups.roster.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.platform.web.files.CalendarFile;
import org.usergroups.roster.Calls;
import org.usergroups.roster.RunningRoster;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;

/** What we write is read by a library that others use. */
@RunningRoster
class CalendarIT {

    private static final String LONG_TITLE =
            "Wörter, Zeichen; und \\ Rückstriche: 日本語の長い題名がここにあって、折り返されます 🎉🎉🎉🎉🎉🎉🎉🎉";

    @Autowired
    private Calls calls;

    @Autowired
    private Meetings meetings;

    @Autowired
    private ComingMeetings coming;

    @Test
    void groupsCalendarSaysWhatIsPlannedAndCalledOffUnderTheSameUid() throws Exception {
        var ana = calls.member("calendar@mail.example");
        var group = calls.group(ana, Map.of("name", "Calendar"));
        var id = plan(ana, group, LONG_TITLE);
        var path = "/api/roster/groups/" + group + "/calendar.ics";
        var answer = calls.get(path);
        var event = events(answer.text()).getFirst();
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Calendar: " + LONG_TITLE);
        assertThat(value(event, Property.DESCRIPTION)).isEqualTo("Line one,\nline two;\n\nSealed types – Rui");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20300112T190000Z");
        assertThat(value(event, Property.DTEND)).isEqualTo("20300112T210000Z");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("1");
        assertThat(answer.text().split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);

        var tag = String.valueOf(answer.etag());
        assertThat(calls.get(path, null, Map.of("If-None-Match", tag)).status()).isEqualTo(304);
        calls.patch("/api/roster/meetings/" + id, ana, 1, "{\"status\": \"called-off\"}");
        var changed = calls.get(path, null, Map.of("If-None-Match", tag));
        assertThat(changed.status()).isEqualTo(200);
        var off = events(changed.text()).getFirst();
        assertThat(value(off, Property.UID)).isEqualTo(value(event, Property.UID));
        assertThat(value(off, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(off, Property.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void countryAndTopicHaveCalendarsOfTheirOwn() throws Exception {
        var ana = calls.member("calendars@mail.example");
        plan(ana, calls.group(ana, Map.of("name", "Faroe Zig", "country", "FO", "topics", List.of("zig"))), "In Zig");
        plan(ana, calls.group(ana, Map.of("name", "Faroe Ada", "country", "FO", "topics", List.of("ada"))), "In Ada");
        plan(
                ana,
                calls.group(ana, Map.of("name", "Aland Zig", "country", "AX", "topics", List.of("zig"))),
                "In Zig too");
        assertThat(summaries("country=FO")).containsExactlyInAnyOrder("Faroe Zig: In Zig", "Faroe Ada: In Ada");
        assertThat(summaries("topic=Zig")).containsExactlyInAnyOrder("Faroe Zig: In Zig", "Aland Zig: In Zig too");
        assertThat(summaries("country=fo&topic=zig")).containsExactly("Faroe Zig: In Zig");
        assertThat(calls.get("/api/roster/calendar.ics").status()).isEqualTo(422);
        assertThat(calls.get("/api/roster/groups/nobody-is-here/calendar.ics").status())
                .isEqualTo(404);
    }

    @Test
    void exportOfAllGoesOnWhereMoreMeetingsThanAPageBeginTogether() throws Exception {
        var group = calls.get("/api/roster/groups/"
                        + calls.group(calls.member("many@mail.example"), Map.of("name", "Many at once")))
                .id();
        var startsAt = Instant.parse("2031-01-12T19:00:00Z");
        for (var count = 0; count < 1_100; count++) {
            var plan = new Meeting.Plan(
                    "Meeting " + count, "", startsAt, "UTC", 60, null, null, List.of(), null, null, null);
            meetings.takeOver("together-" + count, group, plan, Meeting.Status.PLANNED, Instant.EPOCH, false);
        }
        var out = new ByteArrayOutputStream();
        coming.write("All", of -> of.name().equals("Many at once"), out);
        assertThat(out.toString(StandardCharsets.UTF_8).split("BEGIN:VEVENT")).hasSize(1_101);
    }

    @Test
    void calendarOfATopicIsReadOnceForAllWhoAskForItWithinAMoment() throws Exception {
        var ana = calls.member("topical@mail.example");
        var group = calls.group(ana, Map.of("name", "Topical", "country", "NU", "topics", List.of("topical")));
        plan(ana, group, "First");
        assertThat(summaries("topic=topical")).containsExactly("Topical: First");
        plan(ana, group, "Second");
        assertThat(summaries("topic=TOPICAL")).containsExactly("Topical: First");
        assertThat(summaries("country=NU&topic=topical")).hasSize(2);
    }

    @Test
    void lineBreaksInATextMakeNoLinesOfTheFile() {
        var file = new String(
                new CalendarFile("x")
                        .text("SUMMARY", "a\r\nATTENDEE:mailto:b\rc\u0000d")
                        .text("LOCATION", "a;b,c\\d")
                        .plain("URL", "https://a.example/\r\nX:y")
                        .time("DTSTART", Instant.EPOCH)
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(file)
                .contains("SUMMARY:a\\nATTENDEE:mailto:bcd\r\n")
                .contains("URL:https://a.example/X:y\r\n")
                .contains("LOCATION:a\\;b\\,c\\\\d\r\n");
    }

    private List<String> summaries(String query) throws Exception {
        return events(calls.get("/api/roster/calendar.ics?" + query).text()).stream()
                .map(event -> value(event, Property.SUMMARY))
                .toList();
    }

    private String plan(String ana, String group, String title) {
        return calls.post(
                        "/api/roster/groups/" + group + "/meetings",
                        ana,
                        Map.of(
                                "title",
                                title,
                                "description",
                                "Line one,\nline two;",
                                "startsAtLocal",
                                "2030-01-12T19:00",
                                "zone",
                                "Europe/Lisbon",
                                "talks",
                                List.of(Map.of("title", "Sealed types", "speaker", "Rui"))))
                .body()
                .path("id")
                .asString();
    }

    private static List<VEvent> events(String file) throws Exception {
        return new CalendarBuilder().build(new StringReader(file)).getComponents("VEVENT");
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }
}
