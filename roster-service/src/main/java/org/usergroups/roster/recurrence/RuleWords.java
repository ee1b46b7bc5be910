package org.usergroups.roster.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says a rule as people say it, in each language of the portal. */
public final class RuleWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Map<String, Wording> LANGUAGES = languages();

    private RuleWords() {}

    private static Map<String, Wording> languages() {
        var languages = new LinkedHashMap<String, Wording>();
        languages.put("en", new English());
        languages.put("de", new German());
        languages.put("es", new Spanish());
        languages.put("fr", new French());
        languages.put("pt", new Portuguese());
        languages.put("ja", new Japanese());
        return languages;
    }

    /** The sentence in every language, by its BCP 47 tag; a rule that has no short words gets a general phrase. */
    public static Map<String, String> inWords(Timetable timetable) {
        var words = new LinkedHashMap<String, String>();
        LANGUAGES.keySet().forEach(language -> words.put(language, inWords(timetable, language)));
        return words;
    }

    static String inWords(Timetable timetable, String language) {
        var wording = Objects.requireNonNull(LANGUAGES.get(language));
        var rule = timetable.rule();
        var rhythm = rule == null ? new Rhythm.Other() : rule.rhythm(timetable.start());
        var time = wording.at(timetable.start().toLocalTime(), TIME.format(timetable.start()));
        var end = rule == null ? "" : end(wording, rule.count(), rule.lastDay(timetable.zone()));
        return said(wording, rhythm) + time + end;
    }

    private static String said(Wording wording, Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Daily(int every) -> wording.daily(every);
            case Rhythm.Weekly(int every, var days) -> wording.weekly(every, days);
            case Rhythm.MonthlyOnDay(int every, var days) ->
                days.equals(List.of(-1)) ? wording.monthlyOnLastDay(every) : wording.monthlyOnDay(every, days);
            case Rhythm.MonthlyOnWeekday(int every, var positions, var day) ->
                wording.monthlyOnWeekday(every, positions, day);
            case Rhythm.YearlyOnDay(int every, int month, int day) -> wording.yearlyOnDay(every, month, day);
            case Rhythm.YearlyOnWeekday(int every, int month, var positions, var day) ->
                wording.yearlyOnWeekday(every, month, positions, day);
            case Rhythm.Other ignored -> wording.other();
        };
    }

    private static String end(Wording wording, @Nullable Integer count, @Nullable LocalDate last) {
        return count != null ? wording.times(count) : last != null ? wording.until(last) : "";
    }

    /** How one language says it. Weekdays and months come from the JDK's CLDR; the words around them are here. */
    interface Wording {

        String daily(int every);

        String weekly(int every, List<java.time.DayOfWeek> days);

        String monthlyOnDay(int every, List<Integer> days);

        String monthlyOnLastDay(int every);

        String monthlyOnWeekday(int every, List<Integer> positions, java.time.DayOfWeek day);

        String yearlyOnDay(int every, int month, int day);

        String yearlyOnWeekday(int every, int month, List<Integer> positions, java.time.DayOfWeek day);

        String other();

        String at(LocalTime time, String written);

        String until(LocalDate last);

        String times(int count);
    }
}
