package org.usergroups.portal.meetings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Difference;
import org.usergroups.portal.pages.Numbers;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Series;

/**
 * A series as it is typed.
 *
 * @param rhythm {@code weekly}, {@code fortnightly}, {@code monthly} for the weekday and position of the first date, {@code
 *     monthly-last}, or {@code own} for {@code ownRule}
 */
public record SeriesForm(
        String title,
        String description,
        String startsAtLocal,
        String zone,
        String durationMinutes,
        String rhythm,
        String ownRule,
        String until,
        String exceptDates,
        String extraDates,
        String venue,
        String onlineUrl,
        String expectedSize,
        String capacity) {

    static final List<String> RHYTHMS = List.of("weekly", "fortnightly", "monthly", "monthly-last", "own");

    public SeriesForm(
            @Nullable String title,
            @Nullable String description,
            @Nullable String startsAtLocal,
            @Nullable String zone,
            @Nullable String durationMinutes,
            @Nullable String rhythm,
            @Nullable String ownRule,
            @Nullable String until,
            @Nullable String exceptDates,
            @Nullable String extraDates,
            @Nullable String venue,
            @Nullable String onlineUrl,
            @Nullable String expectedSize,
            @Nullable String capacity) {
        this.title = Words.of(title);
        this.description = Words.of(description);
        this.startsAtLocal = Words.of(startsAtLocal);
        this.zone = Words.of(zone);
        this.durationMinutes = Words.of(durationMinutes);
        this.rhythm = Words.of(rhythm);
        this.ownRule = Words.of(ownRule);
        this.until = Words.of(until);
        this.exceptDates = Words.of(exceptDates);
        this.extraDates = Words.of(extraDates);
        this.venue = Words.of(venue);
        this.onlineUrl = Words.of(onlineUrl);
        this.expectedSize = Words.of(expectedSize);
        this.capacity = Words.of(capacity);
    }

    static SeriesForm empty(@Nullable String zone) {
        return new SeriesForm(null, null, null, zone, "120", "monthly", null, null, null, null, null, null, null, null);
    }

    static SeriesForm of(Series series) {
        return new SeriesForm(
                series.title(),
                series.description(),
                series.startsAtLocal(),
                series.zone(),
                String.valueOf(series.durationMinutes()),
                "own",
                series.rule(),
                null,
                String.join("\n", series.exceptDates()),
                String.join("\n", series.extraDates()),
                series.venue(),
                series.onlineUrl(),
                Numbers.text(series.expectedSize()),
                Numbers.text(series.capacity()));
    }

    Map<String, Object> fields(boolean isNew) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("description", description);
        fields.put("startsAtLocal", Words.orNull(startsAtLocal));
        fields.put("zone", Words.orNull(zone));
        fields.put("durationMinutes", Numbers.orText(durationMinutes));
        fields.put("rule", rule());
        fields.put("exceptDates", times(exceptDates));
        fields.put("extraDates", times(extraDates));
        fields.put("venue", Words.orNull(venue));
        fields.put("onlineUrl", Words.orNull(onlineUrl));
        fields.put("expectedSize", Numbers.orText(expectedSize));
        fields.put("capacity", Numbers.orText(capacity));
        if (isNew) {
            fields.values().removeIf(value -> value == null || value.equals(""));
        }
        return fields;
    }

    /** What was chosen, as a rule (RFC 5545, section 3.3.10). */
    String rule() {
        String rule =
                switch (rhythm) {
                    case "weekly" -> "FREQ=WEEKLY";
                    case "fortnightly" -> "FREQ=WEEKLY;INTERVAL=2";
                    case "monthly" -> first().map(SeriesForm::monthly).orElse("FREQ=MONTHLY");
                    case "monthly-last" ->
                        first().map(day -> "FREQ=MONTHLY;BYDAY=-1" + weekday(day))
                                .orElse("FREQ=MONTHLY");
                    default -> ownRule;
                };
        boolean mayEnd = !until.isEmpty() && !rule.contains("UNTIL=") && !rule.contains("COUNT=");
        return mayEnd ? rule + ";UNTIL=" + until.replace("-", "") : rule;
    }

    private Optional<LocalDate> first() {
        try {
            return Optional.of(LocalDateTime.parse(startsAtLocal).toLocalDate());
        } catch (DateTimeException notTyped) {
            return Optional.empty();
        }
    }

    /** The first Thursday, the second, and so on; what would be a fifth is the last, since not every month has five. */
    private static String monthly(LocalDate day) {
        int position = (day.getDayOfMonth() - 1) / 7 + 1;
        return "FREQ=MONTHLY;BYDAY=" + (position == 5 ? -1 : position) + weekday(day);
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().name().substring(0, 2);
    }

    /** One date a line; a day alone means the usual time. */
    private List<String> times(String typed) {
        String usual = startsAtLocal.contains("T") ? startsAtLocal.substring(startsAtLocal.indexOf('T')) : "";
        return Words.list(typed).stream()
                .map(date -> date.replace(' ', 'T'))
                .map(date -> date.contains("T") ? date : date + usual)
                .toList();
    }

    /** Where this form and what is stored now say different things. */
    List<Difference> differences(Series stored) {
        return Difference.between("series.", of(stored).values(), values());
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", title);
        values.put("description", description);
        values.put("startsAtLocal", startsAtLocal);
        values.put("zone", zone);
        values.put("durationMinutes", durationMinutes);
        values.put("ownRule", rule());
        values.put("exceptDates", exceptDates);
        values.put("extraDates", extraDates);
        values.put("venue", venue);
        values.put("onlineUrl", onlineUrl);
        values.put("expectedSize", expectedSize);
        values.put("capacity", capacity);
        return values;
    }
}
