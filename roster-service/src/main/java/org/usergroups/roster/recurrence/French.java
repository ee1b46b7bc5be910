package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

final class French implements RuleWords.Wording {

    private static final List<String> POSITIONS =
            List.of("premier", "deuxième", "troisième", "quatrième", "cinquième", "dernier");
    private final Names names = new Names(Locale.FRANCE, " et ");

    @Override
    public String daily(int every) {
        return every == 1 ? "tous les jours" : "tous les %d jours".formatted(every);
    }

    @Override
    public String weekly(int every, List<DayOfWeek> days) {
        return every == 1
                ? "tous les " + names.list(days, day -> names.day(day) + "s")
                : "toutes les %d semaines, %s".formatted(every, names.list(days, day -> "le " + names.day(day)));
    }

    @Override
    public String monthlyOnDay(int every, List<Integer> days) {
        return (days.size() == 1 ? "le " : "les ") + names.list(days, French::ordinal) + months(every);
    }

    @Override
    public String monthlyOnLastDay(int every) {
        return "le dernier jour" + months(every);
    }

    @Override
    public String monthlyOnWeekday(int every, List<Integer> positions, DayOfWeek day) {
        return "le " + nth(positions, day) + months(every);
    }

    @Override
    public String yearlyOnDay(int every, int month, int day) {
        return years(every) + ", le %s %s".formatted(ordinal(day), names.month(month));
    }

    @Override
    public String yearlyOnWeekday(int every, int month, List<Integer> positions, DayOfWeek day) {
        return years(every) + ", le %s %s".formatted(nth(positions, day), of(names.month(month)));
    }

    @Override
    public String other() {
        return "selon une règle particulière";
    }

    @Override
    public String at(LocalTime time, String written) {
        return " à " + written;
    }

    @Override
    public String until(LocalDate last) {
        return ", jusqu’au " + names.date(last);
    }

    @Override
    public String times(int count) {
        return count == 1 ? ", une fois" : ", %d fois".formatted(count);
    }

    private String nth(List<Integer> positions, DayOfWeek day) {
        return names.list(positions, position -> names.position(position, POSITIONS)) + " " + names.day(day);
    }

    private static String of(String month) {
        return "aeiou".indexOf(month.charAt(0)) < 0 ? "de " + month : "d’" + month;
    }

    private static String ordinal(int day) {
        return day == 1 ? "1er" : String.valueOf(day);
    }

    private static String months(int every) {
        return every == 1 ? " de chaque mois" : ", tous les %d mois,".formatted(every);
    }

    private static String years(int every) {
        return every == 1 ? "tous les ans" : "tous les %d ans".formatted(every);
    }
}
