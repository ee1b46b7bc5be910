package org.usergroups.roster.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dmfs.rfc5545.DateTime;
import org.jspecify.annotations.Nullable;

/**
 * The dates of something that repeats: a local time in a zone, so that it stays the same time of day when clocks are changed.
 *
 * <p>A local time that a rule makes and that does not exist on its day is ignored and does not count (RFC 5545, section 3.3.10); one
 * that is named as RDATE is read with the offset before the gap (section 3.3.5); one that exists twice is the first of both.
 *
 * @param rule absent for what takes place at {@code start} and at {@code added} only
 * @param left EXDATE: dates of the rule on which it does not take place
 * @param added RDATE: dates besides those of the rule
 */
public record Timetable(
        LocalDateTime start,
        ZoneId zone,
        @Nullable Recurrence rule,
        Set<LocalDateTime> left,
        Set<LocalDateTime> added) {

    /** What to say of a date that is not {@linkplain #reaches reckoned with}. */
    public static final String OUT_OF_REACH = "Must be within the years 1970 to 2200.";

    private static final int STEPS = 20_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    public Timetable {
        left = Set.copyOf(left);
        added = Set.copyOf(added);
    }

    /** One date: the local time that the rule gave it, by which it is known, and the moment that this is. */
    public record Date(LocalDateTime recurrenceId, Instant startsAt) {}

    /** Whether a date is of the years that are reckoned with, which are 1970 to 2200. */
    public static boolean reaches(LocalDateTime time) {
        return !time.toLocalDate().isBefore(FIRST_DAY) && !time.toLocalDate().isAfter(LAST_DAY);
    }

    /** The dates after a moment and before another, the first of them up to a number; none of a rule that begins in another age. */
    public List<Date> between(Instant after, Instant before, int most) {
        var times = new TreeSet<LocalDateTime>();
        if (rule == null) {
            times.add(start);
        } else if (reaches(start)) {
            // From before, and from years below 0, the library goes on for ever.
            addRule(rule, times, after, before, most);
        }
        times.addAll(added);
        var dates = new ArrayList<Date>();
        for (var time : times) {
            var date = new Date(time, time.atZone(zone).toInstant());
            var isWithin = date.startsAt().isAfter(after) && date.startsAt().isBefore(before);
            if (isWithin && !left.contains(time) && dates.size() < most) {
                dates.add(date);
            }
        }
        return dates;
    }

    private void addRule(Recurrence repeated, Set<LocalDateTime> times, Instant after, Instant before, int most) {
        try {
            var dates = repeated.endless().iterator(dateTime(start));
            var from = LocalDateTime.ofInstant(after, zone).minusDays(1);
            if (repeated.count() == null && from.isAfter(start)) {
                dates.fastForward(dateTime(from));
            }
            var limit = repeated.count();
            var counted = 0;
            var found = 0;
            for (var step = 0; step < STEPS && found < most && dates.hasNext(); step++) {
                var local = local(dates.nextDateTime());
                if (zone.getRules().getValidOffsets(local).isEmpty()) {
                    continue;
                }
                var at = local.atZone(zone).toInstant();
                counted++;
                if ((limit != null && counted > limit) || repeated.isOver(local, zone) || !at.isBefore(before)) {
                    return;
                }
                if (at.isAfter(after) && !left.contains(local)) {
                    times.add(local);
                    found++;
                }
            }
        } catch (RuntimeException nothingForLong) {
            // The iterator gives up, in one way or another, on rules that hardly ever or never come true, as one for 30
            // February.
        }
    }

    private static DateTime dateTime(LocalDateTime local) {
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    private static LocalDateTime local(DateTime date) {
        return LocalDateTime.of(
                date.getYear(),
                date.getMonth() + 1,
                date.getDayOfMonth(),
                date.getHours(),
                date.getMinutes(),
                date.getSeconds());
    }
}
