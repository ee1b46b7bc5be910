package org.usergroups.roster.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.recurrence.Recurrence;
import org.usergroups.roster.recurrence.RuleRefused;
import org.usergroups.roster.recurrence.Timetable;

/**
 * Meetings of a group that repeat. What is published of a series are its meetings.
 *
 * @param startsAtLocal DTSTART: the first date, in the zone
 * @param rule RRULE, without its name
 * @param exceptDates EXDATE: dates of the rule on which there is none
 * @param extraDates RDATE: dates besides those of the rule
 * @param endedAt when people have ended it; absent for one that goes on
 */
public record Series(
        String groupId,
        String title,
        String description,
        String startsAtLocal,
        String zone,
        int durationMinutes,
        String rule,
        List<String> exceptDates,
        List<String> extraDates,
        @Nullable String venue,
        @Nullable String onlineUrl,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity,
        @Nullable Instant endedAt) {

    Timetable timetable() {
        try {
            return new Timetable(
                    LocalDateTime.parse(startsAtLocal),
                    ZoneId.of(zone),
                    Recurrence.parse(rule),
                    times(exceptDates),
                    times(extraDates));
        } catch (RuleRefused notOurs) {
            throw new IllegalStateException("A rule was stored that is none: " + rule, notOurs);
        }
    }

    static Set<LocalDateTime> times(List<String> written) {
        return written.stream().map(LocalDateTime::parse).collect(Collectors.toUnmodifiableSet());
    }

    boolean isEnded() {
        return endedAt != null;
    }

    Meeting.Plan plan(Timetable.Date date) {
        return new Meeting.Plan(
                title,
                description,
                date.startsAt(),
                zone,
                durationMinutes,
                venue,
                onlineUrl,
                List.of(),
                expectedSize,
                capacity,
                null);
    }

    Series endedAt(Instant now) {
        return new Series(
                groupId,
                title,
                description,
                startsAtLocal,
                zone,
                durationMinutes,
                rule,
                exceptDates,
                extraDates,
                venue,
                onlineUrl,
                expectedSize,
                capacity,
                now);
    }

    Series in(String otherGroupId) {
        return new Series(
                otherGroupId,
                title,
                description,
                startsAtLocal,
                zone,
                durationMinutes,
                rule,
                exceptDates,
                extraDates,
                venue,
                onlineUrl,
                expectedSize,
                capacity,
                endedAt);
    }
}
