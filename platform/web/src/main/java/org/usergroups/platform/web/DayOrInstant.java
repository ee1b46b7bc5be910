package org.usergroups.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.springframework.format.Formatter;

/** Reads an instant (ISO 8601), or of a day its begin at UTC: people type days. */
final class DayOrInstant implements Formatter<Instant> {

    private static final int LONGEST_DAY = "2026-12-31".length();

    /** @throws DateTimeParseException if it is neither */
    @Override
    public Instant parse(String text, Locale locale) {
        var stripped = text.strip();
        return stripped.length() <= LONGEST_DAY
                ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(stripped);
    }

    @Override
    public String print(Instant instant, Locale locale) {
        return instant.toString();
    }
}
