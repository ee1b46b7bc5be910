package org.usergroups.deploy.local.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * On which days a group meets: one weekday, every so many weeks. Weeks are counted from a fixed Monday, so the days are the same
 * whenever they are asked for.
 *
 * @param week which week of the cycle, from 0
 */
record Rhythm(DayOfWeek weekday, int everyWeeks, int week) {

    private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);

    /** The days from one day to another, both included. */
    List<LocalDate> between(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .filter(day -> day.getDayOfWeek() == weekday)
                .filter(day -> Math.floorMod(weekOf(day) - week, everyWeeks) == 0)
                .toList();
    }

    /** How many times the group has met before, since the first Monday. */
    int count(LocalDate day) {
        return Math.toIntExact(Math.floorDiv(weekOf(day) - week, everyWeeks));
    }

    private static long weekOf(LocalDate day) {
        return Math.floorDiv(day.toEpochDay() - FIRST_MONDAY.toEpochDay(), 7);
    }
}
