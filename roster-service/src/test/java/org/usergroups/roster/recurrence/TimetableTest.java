package org.usergroups.roster.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2040-01-01T00:00:00Z");

    @Test
    void localTimeStaysWhenClocksAreChanged() throws RuleRefused {
        var lisbon = of("2027-03-25T19:00", "Europe/Lisbon", "FREQ=WEEKLY");
        assertThat(lisbon.between(LONG_AGO, FAR, 2))
                .extracting(Timetable.Date::startsAt)
                .containsExactly(Instant.parse("2027-03-25T19:00:00Z"), Instant.parse("2027-04-01T18:00:00Z"));
    }

    @Test
    void timeOfARuleThatDoesNotExistOnADayIsIgnoredAndDoesNotCount() throws RuleRefused {
        // In Berlin, 2027-03-28 goes from 02:00 to 03:00.
        var berlin = of("2027-03-21T02:30", "Europe/Berlin", "FREQ=WEEKLY;COUNT=3");
        assertThat(times(berlin)).containsExactly("2027-03-21T02:30", "2027-04-04T02:30", "2027-04-11T02:30");
    }

    @Test
    void timeThatExistsTwiceIsTheFirstOfBoth() throws RuleRefused {
        var berlin = of("2027-10-31T02:30", "Europe/Berlin", "FREQ=WEEKLY");
        assertThat(berlin.between(LONG_AGO, FAR, 1).getFirst().startsAt())
                .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    }

    @Test
    void dateThatIsNamedInAGapIsReadWithTheOffsetBefore() throws RuleRefused {
        var added = new Timetable(
                LocalDateTime.parse("2027-03-01T02:30"),
                ZoneId.of("Europe/Berlin"),
                Recurrence.parse("FREQ=WEEKLY;COUNT=1"),
                Set.of(),
                Set.of(LocalDateTime.parse("2027-03-28T02:30")));
        assertThat(added.between(LONG_AGO, FAR, 5).getLast().startsAt())
                .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void monthsWithoutTheDayAreLeftOut() throws RuleRefused {
        assertThat(times(of("2027-01-31T19:00", "Asia/Tokyo", "FREQ=MONTHLY;COUNT=3")))
                .containsExactly("2027-01-31T19:00", "2027-03-31T19:00", "2027-05-31T19:00");
    }

    @Test
    void exceptionsAreLeftOutAndCountAndAdditionsAreInTheirPlace() throws RuleRefused {
        var table = new Timetable(
                LocalDateTime.parse("2027-01-07T19:00"),
                ZoneId.of("Europe/Lisbon"),
                Recurrence.parse("FREQ=WEEKLY;COUNT=3"),
                Set.of(LocalDateTime.parse("2027-01-14T19:00")),
                Set.of(LocalDateTime.parse("2027-01-18T18:00")));
        assertThat(times(table)).containsExactly("2027-01-07T19:00", "2027-01-18T18:00", "2027-01-21T19:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNTIL=20270114", "UNTIL=20270114T190000", "UNTIL=20270114T190000Z"})
    void untilIsIncludedInEachOfItsForms(String until) throws RuleRefused {
        assertThat(times(of("2027-01-07T19:00", "Europe/Lisbon", "FREQ=WEEKLY;" + until)))
                .containsExactly("2027-01-07T19:00", "2027-01-14T19:00");
    }

    @Test
    void ruleThatBeganLongAgoGoesOnInItsRhythm() throws RuleRefused {
        var fortnightly = of("1999-01-07T19:00", "Europe/Lisbon", "FREQ=WEEKLY;INTERVAL=2");
        var soon = fortnightly.between(Instant.parse("2027-01-01T00:00:00Z"), FAR, 1);
        assertThat(Duration.between(
                                        LocalDateTime.parse("1999-01-07T19:00"),
                                        soon.getFirst().recurrenceId())
                                .toDays()
                        % 14)
                .isZero();
        assertThat(soon.getFirst().recurrenceId()).isBefore(LocalDateTime.parse("2027-01-16T00:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
                "FREQ=YEARLY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"
            })
    void ruleThatNeverComesTrueEnds(String rule) throws RuleRefused {
        assertThat(of("2027-01-07T19:00", "Europe/Lisbon", rule).between(LONG_AGO, FAR, 5))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;INTERVAL=5",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=1,2,3",
                "FREQ=WEEKLY;INTERVAL=100000",
                "FREQ=WEEKLY;COUNT=100000",
                "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=WEEKLY;COUNT=x",
                "FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=FORWARD",
                "every Thursday",
                "",
                "FREQ"
            })
    void whatIsNoRuleOfDaysIsRefused(String rule) {
        assertThatThrownBy(() -> Recurrence.parse(rule)).isInstanceOf(RuleRefused.class);
    }

    @Test
    void ruleThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Recurrence.parse("FREQ=MONTHLY;BYMONTHDAY=" + "1,".repeat(400) + "1"))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("300");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-2000-01-01T19:00",
                "-0001-01-01T19:00",
                "0001-01-01T19:00",
                "1969-12-31T19:00",
                "2201-01-01T19:00"
            })
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void ruleOfAnotherAgeMakesNothingAndEnds(String start) throws RuleRefused {
        assertThat(times(of(start, "Europe/Lisbon", "FREQ=DAILY"))).isEmpty();
        assertThat(Timetable.reaches(LocalDateTime.parse(start))).isFalse();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anyRuleThatIsTakenEndsSoon() {
        var random = new Random(1);
        var taken = 0;
        for (var round = 0; round < 20_000; round++) {
            var start =
                    LocalDateTime.of(1970 + random.nextInt(231), 1 + random.nextInt(12), 1 + random.nextInt(28), 2, 30);
            var rule = rule(random);
            try {
                var table = new Timetable(
                        start, ZoneId.of("Europe/Berlin"), Recurrence.parse(rule), Set.of(), Set.of(start.plusDays(3)));
                var began = System.nanoTime();
                table.between(Instant.parse("2027-01-01T00:00:00Z"), FAR, 12);
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as("%s %s", start, rule)
                        .isLessThan(Duration.ofSeconds(5));
                taken++;
            } catch (RuleRefused notOurs) {
                // Parts that do not go together.
            }
        }
        assertThat(taken).isGreaterThan(5_000);
    }

    private static String rule(Random random) {
        var rule = new StringBuilder("FREQ=")
                .append(List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").get(random.nextInt(4)));
        var parts = List.of(
                "INTERVAL=" + List.of(1, 2, 7, 365, 999, 1_000).get(random.nextInt(6)),
                "BYMONTH=" + (1 + random.nextInt(12)),
                "BYMONTHDAY=" + (1 + random.nextInt(31)),
                "BYYEARDAY=" + (random.nextInt(2) == 0 ? 366 : -366),
                "BYWEEKNO=" + (random.nextInt(2) == 0 ? 53 : -53),
                "BYDAY=" + List.of("MO", "SA,SU", "1TH,3TH", "-1FR").get(random.nextInt(4)),
                "BYSETPOS=" + List.of(1, -1, 5, 366).get(random.nextInt(4)),
                "WKST=SU",
                random.nextInt(2) == 0 ? "COUNT=" + (1 + random.nextInt(1_000)) : "UNTIL=99991231");
        for (var part : parts) {
            if (random.nextInt(3) == 0) {
                rule.append(';').append(part);
            }
        }
        return rule.toString();
    }

    private static Timetable of(String start, String zone, String rule) throws RuleRefused {
        return new Timetable(LocalDateTime.parse(start), ZoneId.of(zone), Recurrence.parse(rule), Set.of(), Set.of());
    }

    private static List<String> times(Timetable table) {
        return table.between(LONG_AGO, FAR, 10).stream()
                .map(date -> date.recurrenceId().toString())
                .toList();
    }
}
