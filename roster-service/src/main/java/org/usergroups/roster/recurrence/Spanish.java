package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

final class Spanish implements RuleWords.Wording {

    private static final List<String> POSITIONS = List.of("primer", "segundo", "tercer", "cuarto", "quinto", "último");
    private final Names names = new Names(Locale.of("es", "ES"), " y ");

    @Override
    public String daily(int every) {
        return every == 1 ? "todos los días" : "cada %d días".formatted(every);
    }

    @Override
    public String weekly(int every, List<DayOfWeek> days) {
        return every == 1
                ? "todos los " + names.list(days, this::days)
                : "cada %d semanas, %s".formatted(every, names.list(days, day -> "el " + names.day(day)));
    }

    @Override
    public String monthlyOnDay(int every, List<Integer> days) {
        return (days.size() == 1 ? "el día " : "los días ") + names.list(days, String::valueOf) + months(every);
    }

    @Override
    public String monthlyOnLastDay(int every) {
        return "el último día" + months(every);
    }

    @Override
    public String monthlyOnWeekday(int every, List<Integer> positions, DayOfWeek day) {
        return "el " + nth(positions, day) + months(every);
    }

    @Override
    public String yearlyOnDay(int every, int month, int day) {
        return years(every) + ", el %d de %s".formatted(day, names.month(month));
    }

    @Override
    public String yearlyOnWeekday(int every, int month, List<Integer> positions, DayOfWeek day) {
        return years(every) + ", el %s de %s".formatted(nth(positions, day), names.month(month));
    }

    @Override
    public String other() {
        return "según una regla propia";
    }

    @Override
    public String at(LocalTime time, String written) {
        return (time.getHour() == 1 ? " a la " : " a las ") + written;
    }

    @Override
    public String until(LocalDate last) {
        return ", hasta el " + names.date(last);
    }

    @Override
    public String times(int count) {
        return count == 1 ? ", una vez" : ", %d veces".formatted(count);
    }

    /** Weekdays that end in s are the same in the plural. */
    private String days(DayOfWeek day) {
        var name = names.day(day);
        return name.endsWith("s") ? name : name + "s";
    }

    private String nth(List<Integer> positions, DayOfWeek day) {
        return names.list(positions, position -> names.position(position, POSITIONS)) + " " + names.day(day);
    }

    private static String months(int every) {
        return every == 1 ? " de cada mes" : ", cada %d meses,".formatted(every);
    }

    private static String years(int every) {
        return every == 1 ? "todos los años" : "cada %d años".formatted(every);
    }
}
