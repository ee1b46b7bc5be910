package org.usergroups.roster.series;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.recurrence.Recurrence;
import org.usergroups.roster.recurrence.RuleRefused;
import org.usergroups.roster.recurrence.Timetable;

/** What an organizer says of a series. Title, first date, zone and rule are needed. */
record SeriesForm(
        @Nullable String title,
        @Nullable String description,
        @Nullable String startsAtLocal,
        @Nullable String zone,
        @Nullable Integer durationMinutes,
        @Nullable String rule,
        @Nullable List<String> exceptDates,
        @Nullable List<String> extraDates,
        @Nullable String venue,
        @Nullable String onlineUrl,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity) {

    private static final int USUAL_MINUTES = 120;
    private static final int ONE_DAY = 24 * 60;
    private static final int MANY_DATES = 100;
    private static final int MANY_PEOPLE = 100_000;
    private static final Duration LONG = Duration.ofDays(3_660);

    static SeriesForm of(Series series) {
        return new SeriesForm(
                series.title(),
                series.description(),
                series.startsAtLocal(),
                series.zone(),
                series.durationMinutes(),
                series.rule(),
                series.exceptDates(),
                series.extraDates(),
                series.venue(),
                series.onlineUrl(),
                series.expectedSize(),
                series.capacity());
    }

    Series toSeries(String groupId) {
        var errors = new FieldErrors()
                .requiredLine(title, "title", 200)
                .text(description, "description", 10_000)
                .line(venue, "venue", 300)
                .link(onlineUrl, "onlineUrl")
                .check(within(durationMinutes, ONE_DAY), "durationMinutes", atMost(ONE_DAY))
                .check(within(expectedSize, MANY_PEOPLE), "expectedSize", atMost(MANY_PEOPLE))
                .check(within(capacity, MANY_PEOPLE), "capacity", atMost(MANY_PEOPLE));
        var table = timetable(errors);
        errors.refuse();
        return new Series(
                groupId,
                String.valueOf(title).strip(),
                description == null ? "" : description.strip(),
                table.start().toString(),
                String.valueOf(zone),
                durationMinutes == null ? USUAL_MINUTES : durationMinutes,
                rule(table).text(),
                dates(table.left()),
                dates(table.added()),
                venue,
                onlineUrl,
                expectedSize,
                capacity,
                null);
    }

    /** When this would take place; for a form of which only that is known yet. */
    Timetable toTimetable() {
        var errors = new FieldErrors();
        var table = timetable(errors);
        errors.refuse();
        return table;
    }

    private Timetable timetable(FieldErrors errors) {
        var table = new Timetable(
                start(errors),
                place(errors),
                rule(errors),
                times(errors, exceptDates, "exceptDates"),
                times(errors, extraDates, "extraDates"));
        if (errors.all().isEmpty()) {
            var before = table.start().atZone(table.zone()).toInstant().minusSeconds(1);
            errors.check(
                    !table.between(before, before.plus(LONG), 1).isEmpty(),
                    "rule",
                    "This rule makes no date within ten years.");
        }
        return table;
    }

    private static Recurrence rule(Timetable table) {
        return Objects.requireNonNull(table.rule());
    }

    private @Nullable Recurrence rule(FieldErrors errors) {
        if (rule == null || rule.isBlank()) {
            errors.add("rule", "This is needed.");
            return null;
        }
        try {
            return Recurrence.parse(rule);
        } catch (RuleRefused refused) {
            errors.add("rule", String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private ZoneId place(FieldErrors errors) {
        try {
            return ZoneId.of(String.valueOf(zone));
        } catch (DateTimeException unknown) {
            errors.add("zone", "Must be a time zone such as Europe/Lisbon.");
            return ZoneId.of("UTC");
        }
    }

    private LocalDateTime start(FieldErrors errors) {
        try {
            var start = LocalDateTime.parse(String.valueOf(startsAtLocal)).withNano(0);
            errors.check(Timetable.reaches(start), "startsAtLocal", Timetable.OUT_OF_REACH);
            return start;
        } catch (DateTimeException malformed) {
            errors.add("startsAtLocal", "Must be a local date and time such as 2027-01-12T19:00.");
            return LocalDateTime.MIN;
        }
    }

    private static Set<LocalDateTime> times(FieldErrors errors, @Nullable List<String> written, String field) {
        if (written == null) {
            return Set.of();
        }
        if (written.size() > MANY_DATES) {
            errors.add(field, "At most %d dates.".formatted(MANY_DATES));
            return Set.of();
        }
        try {
            var times = Series.times(written);
            errors.check(times.stream().allMatch(Timetable::reaches), field, Timetable.OUT_OF_REACH);
            return times;
        } catch (DateTimeException | NullPointerException malformed) {
            errors.add(field, "Must be local dates and times such as 2027-01-12T19:00.");
            return Set.of();
        }
    }

    private static List<String> dates(Set<LocalDateTime> times) {
        return times.stream().sorted().map(LocalDateTime::toString).toList();
    }

    private static boolean within(@Nullable Integer value, int most) {
        return value == null || (value > 0 && value <= most);
    }

    private static String atMost(int most) {
        return "Must be from 1 to %d.".formatted(most);
    }
}
