package org.usergroups.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Rhythm everyFourthThursday = new Rhythm(DayOfWeek.THURSDAY, 4, 1);

    @Test
    void daysAreTheRightWeekdayAndFourWeeksApart() {
        var days = everyFourthThursday.between(TODAY, TODAY.plusDays(83));

        assertThat(days).hasSize(3).allMatch(day -> day.getDayOfWeek() == DayOfWeek.THURSDAY);
        assertThat(days.get(1)).isEqualTo(days.get(0).plusWeeks(4));
        assertThat(days.get(2)).isEqualTo(days.get(1).plusWeeks(4));
    }

    @Test
    void daysAreTheSameWheneverTheyAreAskedFor() {
        var soon = TODAY.plusDays(30);
        var fromToday = everyFourthThursday.between(TODAY, soon);
        var fromLater = everyFourthThursday.between(TODAY.plusDays(2), soon);

        assertThat(fromToday).containsAll(fromLater);
    }

    @Test
    void meetingsAreCountedOneByOne() {
        var days = everyFourthThursday.between(TODAY, TODAY.plusDays(60));

        assertThat(everyFourthThursday.count(days.get(1))).isEqualTo(everyFourthThursday.count(days.get(0)) + 1);
    }
}
