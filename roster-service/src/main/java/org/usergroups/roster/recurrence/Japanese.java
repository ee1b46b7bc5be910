package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

final class Japanese implements RuleWords.Wording {

    private static final List<String> POSITIONS = List.of("第1", "第2", "第3", "第4", "第5", "最終");
    private final Names names = new Names(Locale.JAPAN, "と");

    @Override
    public String daily(int every) {
        return every == 1 ? "毎日" : "%d日ごと".formatted(every);
    }

    @Override
    public String weekly(int every, List<DayOfWeek> days) {
        return (every == 1 ? "毎週" : "%d週間ごとの".formatted(every)) + list(days);
    }

    @Override
    public String monthlyOnDay(int every, List<Integer> days) {
        return months(every) + names.list(days, day -> day + "日");
    }

    @Override
    public String monthlyOnLastDay(int every) {
        return months(every) + "末日";
    }

    @Override
    public String monthlyOnWeekday(int every, List<Integer> positions, DayOfWeek day) {
        return months(every) + nth(positions, day);
    }

    @Override
    public String yearlyOnDay(int every, int month, int day) {
        return years(every) + "%d月%d日".formatted(month, day);
    }

    @Override
    public String yearlyOnWeekday(int every, int month, List<Integer> positions, DayOfWeek day) {
        return years(every) + "%d月の%s".formatted(month, nth(positions, day));
    }

    @Override
    public String other() {
        return "独自の規則に従う日";
    }

    @Override
    public String at(LocalTime time, String written) {
        return " " + written;
    }

    @Override
    public String until(LocalDate last) {
        return "（%sまで）".formatted(names.date(last));
    }

    @Override
    public String times(int count) {
        return "（全%d回）".formatted(count);
    }

    private String list(List<DayOfWeek> days) {
        return names.list(days, names::day);
    }

    private String nth(List<Integer> positions, DayOfWeek day) {
        return names.list(positions, position -> names.position(position, POSITIONS)) + names.day(day);
    }

    private static String months(int every) {
        return every == 1 ? "毎月" : "%dか月ごとの".formatted(every);
    }

    private static String years(int every) {
        return every == 1 ? "毎年" : "%d年ごとの".formatted(every);
    }
}
