package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

final class German implements RuleWords.Wording {

    private static final List<String> POSITIONS =
            List.of("ersten", "zweiten", "dritten", "vierten", "fünften", "letzten");
    private final Names names = new Names(Locale.GERMANY, " und ");

    @Override
    public String daily(int every) {
        return every == 1 ? "jeden Tag" : "alle %d Tage".formatted(every);
    }

    @Override
    public String weekly(int every, List<DayOfWeek> days) {
        var said = names.list(days, names::day);
        return every == 1 ? "jeden " + said : "alle %d Wochen am %s".formatted(every, said);
    }

    @Override
    public String monthlyOnDay(int every, List<Integer> days) {
        return months(every) + " am " + names.list(days, day -> day + ".");
    }

    @Override
    public String monthlyOnLastDay(int every) {
        return months(every) + " am letzten Tag";
    }

    @Override
    public String monthlyOnWeekday(int every, List<Integer> positions, DayOfWeek day) {
        var said = nth(positions, day);
        return every == 1 ? "jeden %s im Monat".formatted(said) : "alle %d Monate am %s".formatted(every, said);
    }

    @Override
    public String yearlyOnDay(int every, int month, int day) {
        return years(every) + " am %d. %s".formatted(day, names.month(month));
    }

    @Override
    public String yearlyOnWeekday(int every, int month, List<Integer> positions, DayOfWeek day) {
        return years(every) + " am %s im %s".formatted(nth(positions, day), names.month(month));
    }

    @Override
    public String other() {
        return "nach einer eigenen Regel";
    }

    @Override
    public String at(LocalTime time, String written) {
        return " um %s Uhr".formatted(written);
    }

    @Override
    public String until(LocalDate last) {
        return ", bis " + names.date(last);
    }

    @Override
    public String times(int count) {
        return count == 1 ? ", einmal" : ", %d-mal".formatted(count);
    }

    private String nth(List<Integer> positions, DayOfWeek day) {
        return names.list(positions, position -> names.position(position, POSITIONS)) + " " + names.day(day);
    }

    private static String months(int every) {
        return every == 1 ? "jeden Monat" : "alle %d Monate".formatted(every);
    }

    private static String years(int every) {
        return every == 1 ? "jedes Jahr" : "alle %d Jahre".formatted(every);
    }
}
