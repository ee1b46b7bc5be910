package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.jspecify.annotations.Nullable;

/** A recurrence rule of days (RFC 5545, section 3.3.10): at most one date a day, and of bounded length. */
public final class Recurrence {

    private static final int LONGEST = 300;
    private static final int MANY = 1_000;

    private final String text;
    private final RecurrenceRule rule;
    private final @Nullable Integer count;
    private final @Nullable DateTime until;

    private Recurrence(String text, RecurrenceRule rule, @Nullable Integer count, @Nullable DateTime until) {
        this.text = text;
        this.rule = rule;
        this.count = count;
        this.until = until;
    }

    /** @throws RuleRefused if this is no rule, or one that we do not take */
    public static Recurrence parse(String written) throws RuleRefused {
        var text = written.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
        if (text.length() > LONGEST) {
            throw new RuleRefused("A rule may have at most %d characters.".formatted(LONGEST));
        }
        RecurrenceRule whole;
        try {
            whole = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
            throw new RuleRefused("This is no rule of RFC 5545, such as FREQ=MONTHLY;BYDAY=1TH.");
        }
        if (whole.getFreq() == Freq.SECONDLY
                || whole.getFreq() == Freq.MINUTELY
                || whole.getFreq() == Freq.HOURLY
                || whole.hasPart(Part.BYHOUR)
                || whole.hasPart(Part.BYMINUTE)
                || whole.hasPart(Part.BYSECOND)) {
            throw new RuleRefused("A rule may name days, weeks, months and years, but nothing shorter.");
        }
        if (text.contains("RSCALE")) {
            throw new RuleRefused("Only rules of the Gregorian calendar are understood.");
        }
        var count = whole.getCount();
        if (whole.getInterval() > MANY || (count != null && (count < 1 || count > MANY))) {
            throw new RuleRefused("INTERVAL and COUNT may be from 1 to %d.".formatted(MANY));
        }
        try {
            return new Recurrence(
                    text, new RecurrenceRule(endless(text), RfcMode.RFC5545_STRICT), count, whole.getUntil());
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
            throw new RuleRefused("This is no rule of RFC 5545, such as FREQ=MONTHLY;BYDAY=1TH.");
        }
    }

    /** COUNT and UNTIL are left to us: a date that does not exist does not count, and UNTIL may be written in three forms. */
    private static String endless(String text) {
        return Arrays.stream(text.split(";"))
                .filter(part -> !part.startsWith("COUNT=") && !part.startsWith("UNTIL="))
                .collect(Collectors.joining(";"));
    }

    /** The rule as it is written in a file, without its name. */
    public String text() {
        return text;
    }

    RecurrenceRule endless() {
        return rule;
    }

    /** How many times, if the rule says so. */
    @Nullable
    Integer count() {
        return count;
    }

    boolean isOver(LocalDateTime local, ZoneId zone) {
        if (until == null) {
            return false;
        }
        var last = LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth());
        if (until.isAllDay()) {
            return local.toLocalDate().isAfter(last);
        }
        var time = last.atTime(LocalTime.of(until.getHours(), until.getMinutes(), until.getSeconds()));
        return until.isFloating()
                ? local.isAfter(time)
                : local.atZone(zone).toInstant().isAfter(time.toInstant(ZoneOffset.UTC));
    }

    /** The last day that the rule allows, in a zone. */
    @Nullable
    LocalDate lastDay(ZoneId zone) {
        if (until == null) {
            return null;
        }
        var day = LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth());
        return until.isAllDay() || until.isFloating()
                ? day
                : day.atTime(until.getHours(), until.getMinutes(), until.getSeconds())
                        .atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(zone)
                        .toLocalDate();
    }

    /** What people would call this, for a series that starts at a time. */
    Rhythm rhythm(LocalDateTime start) {
        if (rule.hasPart(Part.BYYEARDAY) || rule.hasPart(Part.BYWEEKNO)) {
            return new Rhythm.Other();
        }
        return switch (rule.getFreq()) {
            case DAILY ->
                hasNone(Part.BYDAY, Part.BYMONTHDAY, Part.BYMONTH, Part.BYSETPOS)
                        ? new Rhythm.Daily(rule.getInterval())
                        : new Rhythm.Other();
            case WEEKLY ->
                hasNone(Part.BYMONTHDAY, Part.BYMONTH, Part.BYSETPOS)
                        ? new Rhythm.Weekly(rule.getInterval(), weekdays(start))
                        : new Rhythm.Other();
            case MONTHLY -> monthly(start);
            case YEARLY -> yearly(start);
            default -> new Rhythm.Other();
        };
    }

    private boolean hasNone(Part... parts) {
        return Arrays.stream(parts).noneMatch(rule::hasPart);
    }

    private List<DayOfWeek> weekdays(LocalDateTime start) {
        var written = rule.getByDayPart();
        return written == null
                ? List.of(start.getDayOfWeek())
                : written.stream().map(Recurrence::day).distinct().sorted().toList();
    }

    private Rhythm monthly(LocalDateTime start) {
        var every = rule.getInterval();
        if (rule.hasPart(Part.BYDAY)) {
            var nth = hasNone(Part.BYMONTHDAY, Part.BYMONTH) ? nth() : null;
            return nth == null ? new Rhythm.Other() : new Rhythm.MonthlyOnWeekday(every, nth.positions(), nth.day());
        }
        var days = rule.hasPart(Part.BYMONTHDAY) ? numbers(Part.BYMONTHDAY) : List.of(start.getDayOfMonth());
        var areDays = days.stream().allMatch(day -> day >= 1) || days.equals(List.of(-1));
        return areDays && hasNone(Part.BYMONTH, Part.BYSETPOS)
                ? new Rhythm.MonthlyOnDay(every, days.stream().sorted().toList())
                : new Rhythm.Other();
    }

    private Rhythm yearly(LocalDateTime start) {
        var every = rule.getInterval();
        var months = numbers(Part.BYMONTH);
        var month = months.isEmpty() ? start.getMonthValue() : months.getFirst() + 1;
        if (rule.hasPart(Part.BYDAY)) {
            var nth = hasNone(Part.BYMONTHDAY) && months.size() == 1 ? nth() : null;
            return nth == null
                    ? new Rhythm.Other()
                    : new Rhythm.YearlyOnWeekday(every, month, nth.positions(), nth.day());
        }
        var days = numbers(Part.BYMONTHDAY);
        // Days without a month are days of each month.
        var isOneDay = days.isEmpty() || (days.size() == 1 && days.getFirst() >= 1 && months.size() == 1);
        return isOneDay && months.size() <= 1 && hasNone(Part.BYSETPOS)
                ? new Rhythm.YearlyOnDay(every, month, days.isEmpty() ? start.getDayOfMonth() : days.getFirst())
                : new Rhythm.Other();
    }

    /** One weekday at some positions, which may be written before the weekday or as BYSETPOS. */
    private @Nullable Nth nth() {
        var weekdays = rule.getByDayPart();
        var positions = numbers(Part.BYSETPOS);
        var day = day(weekdays.getFirst());
        if (!weekdays.stream().allMatch(one -> day(one) == day)) {
            return null;
        }
        var written = weekdays.stream().map(one -> one.pos).toList();
        var at = written.equals(List.of(0)) ? positions : positions.isEmpty() ? written : List.<Integer>of();
        var isSayable =
                !at.isEmpty() && at.stream().allMatch(position -> position == -1 || (position >= 1 && position <= 5));
        return isSayable ? new Nth(at, day) : null;
    }

    private record Nth(List<Integer> positions, DayOfWeek day) {}

    private List<Integer> numbers(Part part) {
        var values = rule.getByPart(part);
        return values == null ? List.of() : List.copyOf(values);
    }

    private static DayOfWeek day(RecurrenceRule.WeekdayNum weekday) {
        return DayOfWeek.of(Math.floorMod(weekday.weekday.ordinal() - 1, 7) + 1);
    }
}
