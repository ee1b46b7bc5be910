package org.usergroups.platform.web.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a calendar file (RFC 5545): lines folded at 75 octets, never within a character, and texts escaped. Times are in UTC, which
 * needs no VTIMEZONE.
 */
public final class CalendarFile {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LINE_OCTETS = 75;

    private final StringBuilder lines = new StringBuilder();

    /** @param name what a calendar program calls this calendar */
    public CalendarFile(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//usergroups.org//Usergroups//EN");
        line("CALSCALE:GREGORIAN");
        // RFC 7986, section 5.1, and what programs of before it read.
        text("NAME", name);
        text("X-WR-CALNAME", name);
        line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        line("X-PUBLISHED-TTL:PT6H");
    }

    public CalendarFile begin(String component) {
        return line("BEGIN:" + component);
    }

    public CalendarFile end(String component) {
        return line("END:" + component);
    }

    public CalendarFile time(String property, Instant time) {
        return line(property + ":" + UTC.format(time));
    }

    /** A property of a fixed form, such as a number or a URI. */
    public CalendarFile plain(String property, @Nullable String value) {
        return value == null || value.isEmpty() ? this : line(property + ":" + value.replaceAll("\\p{Cntrl}", ""));
    }

    /** A property of type TEXT (section 3.3.11); nothing when there is none. */
    public CalendarFile text(String property, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        return line(property + ":"
                + value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\r\n", "\n")
                        .replace("\n", "\\n")
                        .replaceAll("[\\p{Cntrl}&&[^\\t]]", ""));
    }

    public byte[] bytes() {
        line("END:VCALENDAR");
        return drain();
    }

    /** What was written since the last time, of a file that is sent while it is written. */
    public byte[] drain() {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        return bytes;
    }

    private CalendarFile line(String line) {
        var octets = 0;
        for (var at = 0; at < line.length(); ) {
            var character = line.codePointAt(at);
            var length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (octets + length > LINE_OCTETS) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.appendCodePoint(character);
            octets += length;
            at += Character.charCount(character);
        }
        lines.append("\r\n");
        return this;
    }
}
