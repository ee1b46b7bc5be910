package org.usergroups.roster.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What CLDR calls weekdays, months and dates in one language, and how that language joins a list. */
record Names(Locale locale, String and) {

    String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    String month(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, locale);
    }

    String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }

    <T> String list(List<T> items, Function<T, String> name) {
        if (items.size() == 1) {
            return name.apply(items.getFirst());
        }
        var last = items.size() - 1;
        return items.subList(0, last).stream().map(name).collect(Collectors.joining(", "))
                + and
                + name.apply(items.get(last));
    }

    /** The word for a position: from the first on, and for the last. */
    String position(int position, List<String> words) {
        return Objects.requireNonNull(position < 0 ? words.getLast() : words.get(position - 1));
    }
}
