package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

final class English implements RuleWords.Wording {

    private static final List<String> POSITIONS = List.of("first", "second", "third", "fourth", "fifth", "last");
    private final Names names = new Names(Locale.UK, " and ");

    @Override
    public String daily(int every) {
        return every == 1 ? "every day" : "every %d days".formatted(every);
    }

    @Override
    public String weekly(int every, List<DayOfWeek> days) {
        var said = names.list(days, names::day);
        return every == 1 ? "every " + said : "every %d weeks on %s".formatted(every, said);
    }

    @Override
    public String monthlyOnDay(int every, List<Integer> days) {
        return months(every) + " on the " + names.list(days, English::ordinal);
    }

    @Override
    public String monthlyOnLastDay(int every) {
        return months(every) + " on the last day";
    }

    @Override
    public String monthlyOnWeekday(int every, List<Integer> positions, DayOfWeek day) {
        var said = nth(positions, day);
        return every == 1
                ? "every %s of the month".formatted(said)
                : "every %d months on the %s".formatted(every, said);
    }

    @Override
    public String yearlyOnDay(int every, int month, int day) {
        return years(every) + " on %d %s".formatted(day, names.month(month));
    }

    @Override
    public String yearlyOnWeekday(int every, int month, List<Integer> positions, DayOfWeek day) {
        return years(every) + " on the %s of %s".formatted(nth(positions, day), names.month(month));
    }

    @Override
    public String other() {
        return "on days by a rule of its own";
    }

    @Override
    public String at(LocalTime time, String written) {
        return " at " + written;
    }

    @Override
    public String until(LocalDate last) {
        return ", until " + names.date(last);
    }

    @Override
    public String times(int count) {
        return count == 1 ? ", once" : ", %d times".formatted(count);
    }

    private String nth(List<Integer> positions, DayOfWeek day) {
        return names.list(positions, position -> names.position(position, POSITIONS)) + " " + names.day(day);
    }

    private static String months(int every) {
        return every == 1 ? "every month" : "every %d months".formatted(every);
    }

    private static String years(int every) {
        return every == 1 ? "every year" : "every %d years".formatted(every);
    }

    private static String ordinal(int day) {
        var isTeen = day >= 11 && day <= 13;
        return day + (isTeen ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th");
    }
}
