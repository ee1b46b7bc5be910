package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.util.List;

/** The recurrences that people have short words for. A position is 1 to 5, or -1 for the last; months are 1 to 12. */
sealed interface Rhythm {

    record Daily(int every) implements Rhythm {}

    record Weekly(int every, List<DayOfWeek> days) implements Rhythm {}

    /** @param days of the month, or only -1 for the last */
    record MonthlyOnDay(int every, List<Integer> days) implements Rhythm {}

    record MonthlyOnWeekday(int every, List<Integer> positions, DayOfWeek day) implements Rhythm {}

    record YearlyOnDay(int every, int month, int day) implements Rhythm {}

    record YearlyOnWeekday(int every, int month, List<Integer> positions, DayOfWeek day) implements Rhythm {}

    record Other() implements Rhythm {}
}
