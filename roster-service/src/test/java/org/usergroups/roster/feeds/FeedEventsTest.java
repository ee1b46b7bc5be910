package org.usergroups.roster.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.roster.meetings.Meeting;

class FeedEventsTest {

    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

    @Test
    void repeatedEventWithExceptionsAndOneMovedDateBecomesItsComingMeetings() {
        var coming = coming("""
                BEGIN:VEVENT
                UID:a@x
                DTSTART;TZID=Europe/Berlin:20260101T190000
                DTEND;TZID=Europe/Berlin:20260101T213000
                RRULE:FREQ=MONTHLY;BYDAY=1TH
                EXDATE;TZID=Europe/Berlin:20270204T190000
                SUMMARY:Stammtisch\\, wie
                  immer
                LOCATION:Eck\\;e
                END:VEVENT
                BEGIN:VEVENT
                UID:a@x
                RECURRENCE-ID;TZID=Europe/Berlin:20270304T190000
                DTSTART;TZID=Europe/Berlin:20270305T200000
                SUMMARY:Moved
                STATUS:CANCELLED
                END:VEVENT
                """);
        assertThat(coming)
                .extracting(entry -> entry.plan().startsAt().toString())
                .startsWith("2027-01-07T18:00:00Z", "2027-03-05T19:00:00Z", "2027-04-01T17:00:00Z");
        assertThat(coming.getFirst().plan())
                .extracting(Meeting.Plan::title, Meeting.Plan::venue, Meeting.Plan::durationMinutes, Meeting.Plan::zone)
                .containsExactly("Stammtisch, wie immer", "Eck;e", 150, "Europe/Berlin");
        assertThat(coming.get(1).isCalledOff()).isTrue();
        assertThat(coming.get(1).uid()).isEqualTo("a@x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART:20270110T190000Z                                       | 2027-01-10T19:00:00Z
            DTSTART:20270110T190000                                        | 2027-01-10T10:00:00Z
            DTSTART;VALUE=DATE:20270110                                    | 2027-01-09T15:00:00Z
            DTSTART;TZID="W. Europe Standard Time":20270110T190000         | 2027-01-10T18:00:00Z
            DTSTART;TZID=/citadel.org/20210210_1/Europe/Lisbon:20270110T190000 | 2027-01-10T19:00:00Z
            DTSTART;TZID=Own:20270110T190000                               | 2027-01-10T18:00:00Z
            DTSTART;TZID=Nobody knows:20270110T190000                      | 2027-01-10T10:00:00Z
            """)
    void timeIsReadInEveryFormThatCalendarsWrite(String start, String instant) {
        assertThat(coming("""
                        BEGIN:VTIMEZONE
                        TZID:Own
                        X-LIC-LOCATION:Europe/Madrid
                        END:VTIMEZONE
                        BEGIN:VEVENT
                        UID:t
                        %s
                        BEGIN:VALARM
                        DTSTART:19990101T000000Z
                        END:VALARM
                        END:VEVENT
                        """.formatted(start)).getFirst().plan().startsAt()).isEqualTo(Instant.parse(instant));
    }

    @Test
    void eventOfAnotherAgeIsNotTaken() {
        assertThat(coming("""
                BEGIN:VEVENT
                UID:ancient
                DTSTART:00010101T190000Z
                RRULE:FREQ=DAILY
                RDATE:20270110T190000Z
                END:VEVENT
                """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE", "CONFIDENTIAL", "private", "X-STAFF"})
    void eventThatIsNotPublicIsNotTaken(String of) {
        var events = """
                BEGIN:VEVENT
                UID:hidden
                CLASS:%s
                DTSTART:20270110T190000Z
                RRULE:FREQ=WEEKLY
                SUMMARY:Doctor
                END:VEVENT
                BEGIN:VEVENT
                UID:hidden
                RECURRENCE-ID:20270117T190000Z
                DTSTART:20270118T190000Z
                SUMMARY:Doctor, later
                END:VEVENT
                BEGIN:VEVENT
                UID:shown
                CLASS:Public
                DTSTART:20270110T190000Z
                RRULE:FREQ=WEEKLY;COUNT=2
                SUMMARY:Evening
                END:VEVENT
                BEGIN:VEVENT
                UID:shown
                CLASS:%s
                RECURRENCE-ID:20270117T190000Z
                DTSTART:20270118T190000Z
                SUMMARY:Doctor instead
                END:VEVENT
                """.formatted(of, of);
        assertThat(coming(events))
                .singleElement()
                .extracting(entry -> entry.plan().title())
                .isEqualTo("Evening");
        var file = CalendarEvents.read("BEGIN:VCALENDAR\n" + events, ZoneId.of("UTC"), NOW)
                .orElseThrow();
        assertThat(file.untaken())
                .singleElement()
                .satisfies(untaken -> assertThat(untaken.reason()).contains("not public"));
    }

    @Test
    void eventInUtcIsRepeatedByTheDaysOfUtcAndShownInTheZoneOfTheGroup() {
        var coming = coming("America/Los_Angeles", """
                BEGIN:VEVENT
                UID:utc
                DTSTART:20270303T013000Z
                RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=4
                EXDATE:20270310T013000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:utc
                RECURRENCE-ID:20270317T013000Z
                DTSTART:20270318T013000Z
                SUMMARY:A day later
                END:VEVENT
                """);
        assertThat(coming)
                .extracting(entry -> entry.plan().startsAt().toString())
                .containsExactly("2027-03-03T01:30:00Z", "2027-03-18T01:30:00Z", "2027-03-24T01:30:00Z");
        assertThat(coming).extracting(entry -> entry.plan().zone()).containsOnly("America/Los_Angeles");
    }

    @Test
    void whatIsBrokenInOneEventDoesNoHarmToTheOthers() {
        var coming = coming("""
                no property at all
                BEGIN:VEVENT
                UID:broken
                DTSTART:tomorrow
                END:VEVENT
                BEGIN:VEVENT
                UID:hourly
                DTSTART:20270110T190000Z
                DURATION:PT
                RRULE:FREQ=SECONDLY
                URL:javascript:alert(1)
                END:VEVENT
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20270111T190000Z
                END:VEVENT
                """);
        assertThat(coming).singleElement().satisfies(entry -> {
            assertThat(entry.plan().title()).isEqualTo("Meeting");
            assertThat(entry.plan().onlineUrl()).isNull();
            assertThat(entry.plan().durationMinutes()).isEqualTo(120);
        });
        assertThat(CalendarLines.read("<html>Not found</html>")).isEmpty();
    }

    @Test
    void fileOfManyEventsAndRulesIsReadInBoundedTimeAndSize() {
        var many = new StringBuilder();
        for (var event = 0; event < 5_000; event++) {
            many.append(
                    "BEGIN:VEVENT\nUID:u%d\nDTSTART:19700101T000000Z\nRRULE:FREQ=DAILY;COUNT=1000\nSUMMARY:%s\nEND:VEVENT\n"
                            .formatted(event, "x".repeat(300)));
        }
        var begun = System.nanoTime();
        var read = CalendarLines.read("BEGIN:VCALENDAR\n" + many).orElseThrow();
        assertThat(read.isCut()).isTrue();
        assertThat(new FeedEvents(read, ZoneId.of("UTC"), NOW).coming()).hasSizeLessThanOrEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    private static List<FeedEvents.Entry> coming(String events) {
        return coming("Asia/Tokyo", events);
    }

    private static List<FeedEvents.Entry> coming(String zone, String events) {
        var file = CalendarLines.read("BEGIN:VCALENDAR\r\n" + events.replace("\n", "\r\n") + "END:VCALENDAR\r\n");
        return new FeedEvents(file.orElseThrow(), ZoneId.of(zone), NOW).coming();
    }
}
