package org.usergroups.roster.feeds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of a calendar file (RFC 5545, section 3.1) as properties: lines unfolded, parameters read. Tolerant, since what is broken
 * in one event says nothing about the others; bounded, since anybody may have written the file.
 */
final class CalendarLines {

    private static final int EVENTS_AT_MOST = 2_000;
    private static final int PROPERTIES_AT_MOST = 200;
    private static final int LINE_AT_MOST = 20_000;

    /** One property: its name, its parameters by name, and its value as it is written. */
    record Line(String name, Map<String, String> parameters, String value) {}

    /** The properties of one VEVENT. */
    record Event(List<Line> lines) {

        Optional<Line> first(String name) {
            return lines.stream().filter(line -> line.name().equals(name)).findFirst();
        }

        List<Line> all(String name) {
            return lines.stream().filter(line -> line.name().equals(name)).toList();
        }

        String text(String name) {
            return first(name).map(line -> unescaped(line.value())).orElse("");
        }
    }

    /**
     * @param zones what each VTIMEZONE says it is in the names of IANA (X-LIC-LOCATION), by its TZID
     * @param isCut whether there were more events than are read
     */
    record Read(List<Event> events, Map<String, String> zones, boolean isCut) {}

    private CalendarLines() {}

    /** The events of a file; empty when the text is no calendar. */
    static Optional<Read> read(String text) {
        var events = new ArrayList<Event>();
        var zones = new HashMap<String, String>();
        var within = new ArrayList<String>();
        var properties = new ArrayList<Line>();
        var zone = "";
        var isCalendar = false;
        for (var written : unfolded(text)) {
            var line = line(written);
            if (line == null) {
                continue;
            }
            var value = line.value().toUpperCase(Locale.ROOT);
            switch (line.name()) {
                case "BEGIN" -> {
                    isCalendar |= value.equals("VCALENDAR");
                    within.add(value);
                    if (value.equals("VEVENT")) {
                        properties.clear();
                    }
                }
                case "END" -> {
                    if (value.equals("VEVENT") && innermost(within).equals("VEVENT")) {
                        if (events.size() == EVENTS_AT_MOST) {
                            return Optional.of(new Read(events, zones, true));
                        }
                        events.add(new Event(List.copyOf(properties)));
                    }
                    if (!within.isEmpty()) {
                        within.removeLast();
                    }
                }
                case "TZID" -> zone = line.value();
                case "X-LIC-LOCATION" -> zones.put(zone, line.value());
                default -> {
                    if (innermost(within).equals("VEVENT") && properties.size() < PROPERTIES_AT_MOST) {
                        properties.add(line);
                    }
                }
            }
        }
        return isCalendar ? Optional.of(new Read(events, zones, false)) : Optional.empty();
    }

    private static String innermost(List<String> within) {
        return within.isEmpty() ? "" : within.getLast();
    }

    private static List<String> unfolded(String text) {
        var lines = new ArrayList<String>();
        var current = new StringBuilder();
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var isContinued = line.startsWith(" ") || line.startsWith("\t");
            if (!isContinued) {
                lines.add(current.toString());
                current.setLength(0);
            }
            if (current.length() < LINE_AT_MOST) {
                current.append(isContinued ? line.substring(1) : line);
            }
        }
        lines.add(current.toString());
        return lines;
    }

    /** A name, parameters after semicolons whose values may be quoted, and after the first colon outside of quotes the value. */
    private static @Nullable Line line(String written) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < written.length(); at++) {
            var character = written.charAt(at);
            if (character == '"') {
                isQuoted = !isQuoted;
            } else if (character == ':' && !isQuoted) {
                parts.add(part.toString());
                return line(parts, written.substring(at + 1));
            } else if (character == ';' && !isQuoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        return null;
    }

    private static Line line(List<String> parts, String value) {
        var parameters = new HashMap<String, String>();
        for (var parameter : parts.subList(1, parts.size())) {
            var equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parameter.substring(0, equals).toUpperCase(Locale.ROOT), parameter.substring(equals + 1));
            }
        }
        return new Line(parts.getFirst().strip().toUpperCase(Locale.ROOT), Map.copyOf(parameters), value.strip());
    }

    /** A value of type TEXT as it was meant (section 3.3.11). */
    static String unescaped(String value) {
        var text = new StringBuilder();
        for (var at = 0; at < value.length(); at++) {
            var character = value.charAt(at);
            if (character != '\\' || at + 1 == value.length()) {
                text.append(character);
                continue;
            }
            at++;
            var escaped = value.charAt(at);
            text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
        }
        return text.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    }
}
