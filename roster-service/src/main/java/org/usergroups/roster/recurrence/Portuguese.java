package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

final class Portuguese implements RuleWords.Wording {

    private static final List<String> MASCULINE =
            List.of("primeiro", "segundo", "terceiro", "quarto", "quinto", "último");
    private static final List<String> FEMININE =
            List.of("primeira", "segunda", "terceira", "quarta", "quinta", "última");
    private final Names names = new Names(Locale.of("pt", "PT"), " e ");

    @Override
    public String daily(int every) {
        return every == 1 ? "todos os dias" : "a cada %d dias".formatted(every);
    }

    @Override
    public String weekly(int every, List<DayOfWeek> days) {
        return every == 1
                ? names.list(days, day -> (isFeminine(day) ? "todas as " : "todos os ") + days(day))
                : "a cada %d semanas, %s"
                        .formatted(every, names.list(days, day -> (isFeminine(day) ? "na " : "no ") + names.day(day)));
    }

    @Override
    public String monthlyOnDay(int every, List<Integer> days) {
        return (days.size() == 1 ? "no dia " : "nos dias ") + names.list(days, String::valueOf) + months(every);
    }

    @Override
    public String monthlyOnLastDay(int every) {
        return "no último dia" + months(every);
    }

    @Override
    public String monthlyOnWeekday(int every, List<Integer> positions, DayOfWeek day) {
        return nth(positions, day) + months(every);
    }

    @Override
    public String yearlyOnDay(int every, int month, int day) {
        return years(every) + ", em %d de %s".formatted(day, names.month(month));
    }

    @Override
    public String yearlyOnWeekday(int every, int month, List<Integer> positions, DayOfWeek day) {
        return years(every) + ", %s de %s".formatted(nth(positions, day), names.month(month));
    }

    @Override
    public String other() {
        return "segundo uma regra própria";
    }

    @Override
    public String at(LocalTime time, String written) {
        return (time.getHour() == 1 ? " à " : " às ") + written;
    }

    @Override
    public String until(LocalDate last) {
        return ", até " + names.date(last);
    }

    @Override
    public String times(int count) {
        return count == 1 ? ", uma vez" : ", %d vezes".formatted(count);
    }

    /** The working days are feiras. */
    private static boolean isFeminine(DayOfWeek day) {
        return day.getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    private String days(DayOfWeek day) {
        return names.day(day).replace("-feira", "s-feira") + "s";
    }

    private String nth(List<Integer> positions, DayOfWeek day) {
        var words = isFeminine(day) ? FEMININE : MASCULINE;
        return (isFeminine(day) ? "na " : "no ")
                + names.list(positions, position -> names.position(position, words))
                + " "
                + names.day(day);
    }

    private static String months(int every) {
        return every == 1 ? " de cada mês" : ", a cada %d meses,".formatted(every);
    }

    private static String years(int every) {
        return every == 1 ? "todos os anos" : "a cada %d anos".formatted(every);
    }
}
