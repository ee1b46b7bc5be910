package org.usergroups.roster.feeds;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.recurrence.Recurrence;
import org.usergroups.roster.recurrence.RuleRefused;
import org.usergroups.roster.recurrence.Timetable;

/** Turns a calendar file into the meetings that are to come. */
final class FeedEvents {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Duration HORIZON = Duration.ofDays(183);
    private static final int DATES_AT_MOST = 12;
    private static final int MEETINGS_AT_MOST = 200;
    private static final int RULES_AT_MOST = 300;
    private static final int EXCEPTIONS_AT_MOST = 500;
    private static final int TWO_WEEKS = 14 * 24 * 60;

    /** The names that Outlook gives to zones, as far as groups use them (CLDR, windowsZones). */
    private static final Map<String, String> OUTLOOK_ZONES = Map.ofEntries(
            Map.entry("W. Europe Standard Time", "Europe/Berlin"),
            Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("Central Europe Standard Time", "Europe/Budapest"),
            Map.entry("Central European Standard Time", "Europe/Warsaw"),
            Map.entry("GMT Standard Time", "Europe/London"),
            Map.entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
            Map.entry("FLE Standard Time", "Europe/Kyiv"),
            Map.entry("E. Europe Standard Time", "Europe/Chisinau"),
            Map.entry("GTB Standard Time", "Europe/Bucharest"),
            Map.entry("Turkey Standard Time", "Europe/Istanbul"),
            Map.entry("Russian Standard Time", "Europe/Moscow"),
            Map.entry("Eastern Standard Time", "America/New_York"),
            Map.entry("Central Standard Time", "America/Chicago"),
            Map.entry("Mountain Standard Time", "America/Denver"),
            Map.entry("Pacific Standard Time", "America/Los_Angeles"),
            Map.entry("E. South America Standard Time", "America/Sao_Paulo"),
            Map.entry("Argentina Standard Time", "America/Argentina/Buenos_Aires"),
            Map.entry("South Africa Standard Time", "Africa/Johannesburg"),
            Map.entry("E. Africa Standard Time", "Africa/Nairobi"),
            Map.entry("India Standard Time", "Asia/Kolkata"),
            Map.entry("China Standard Time", "Asia/Shanghai"),
            Map.entry("Tokyo Standard Time", "Asia/Tokyo"),
            Map.entry("Singapore Standard Time", "Asia/Singapore"),
            Map.entry("AUS Eastern Standard Time", "Australia/Sydney"),
            Map.entry("New Zealand Standard Time", "Pacific/Auckland"));

    private final CalendarLines.Read file;
    private final ZoneId groupZone;
    private final Instant now;

    FeedEvents(CalendarLines.Read file, ZoneId groupZone, Instant now) {
        this.file = file;
        this.groupZone = groupZone;
        this.now = now;
    }

    /**
     * One meeting of a feed.
     *
     * @param key what it is known by in this feed: the UID, and which date of a repeated event
     */
    record Entry(String key, String uid, Meeting.Plan plan, boolean isCalledOff) {}

    /** @param zone that of UTC for a time that is written in UTC, since it is repeated by the days of UTC */
    private record When(LocalDateTime local, ZoneId zone, boolean isDay) {

        Instant instant() {
            return local.atZone(zone).toInstant();
        }
    }

    /** The coming meetings, the earliest first. */
    List<Entry> coming() {
        var entries = new LinkedHashMap<String, Entry>();
        var rules = 0;
        for (var event : file.events()) {
            if (event.first("RECURRENCE-ID").isPresent() || event.text("UID").isEmpty() || isHidden(event)) {
                continue;
            }
            var isRepeated =
                    event.first("RRULE").isPresent() || event.first("RDATE").isPresent();
            if (isRepeated && rules++ >= RULES_AT_MOST) {
                continue;
            }
            add(entries, event, isRepeated);
        }
        var hidden = hidden();
        for (var event : file.events()) {
            if (event.first("RECURRENCE-ID").isPresent()
                    && !event.text("UID").isEmpty()
                    && !hidden.contains(uid(event))) {
                override(entries, event);
            }
        }
        return entries.values().stream()
                .filter(entry -> isComing(entry.plan().startsAt()))
                .sorted(Comparator.comparing(entry -> entry.plan().startsAt()))
                .limit(MEETINGS_AT_MOST)
                .toList();
    }

    /** The UIDs of the events that people keep to themselves, all dates of which are theirs too. */
    Set<String> hidden() {
        return file.events().stream()
                .filter(event -> event.first("RECURRENCE-ID").isEmpty() && isHidden(event))
                .map(FeedEvents::uid)
                .collect(Collectors.toSet());
    }

    /** Anything but PUBLIC, which is what no CLASS means, counts as PRIVATE (RFC 5545, section 3.8.1.3). */
    static boolean isHidden(CalendarLines.Event event) {
        return event.first("CLASS")
                .filter(line -> !line.value().equalsIgnoreCase("PUBLIC"))
                .isPresent();
    }

    private boolean isComing(Instant at) {
        return at.isAfter(now) && at.isBefore(now.plus(HORIZON));
    }

    private void add(Map<String, Entry> entries, CalendarLines.Event event, boolean isRepeated) {
        var start = event.first("DTSTART").map(this::when).orElse(null);
        if (start == null) {
            return;
        }
        if (!isRepeated) {
            put(entries, event, event.text("UID"), start.instant(), start.zone());
            return;
        }
        try {
            var rule = event.first("RRULE").isPresent()
                    ? Recurrence.parse(event.first("RRULE").orElseThrow().value())
                    : null;
            var table = new Timetable(
                    start.local(), start.zone(), rule, times(event, "EXDATE", start), times(event, "RDATE", start));
            for (var date : table.between(now, now.plus(HORIZON), DATES_AT_MOST)) {
                put(entries, event, key(event, date.startsAt()), date.startsAt(), start.zone());
            }
        } catch (RuleRefused notOurs) {
            // Its first date is known, whatever the rule means.
            put(entries, event, key(event, start.instant()), start.instant(), start.zone());
        }
    }

    /** One date of a repeated event that is told apart. */
    private void override(Map<String, Entry> entries, CalendarLines.Event event) {
        var replaced = event.first("RECURRENCE-ID").map(this::when).orElse(null);
        var start = event.first("DTSTART").map(this::when).orElse(replaced);
        if (replaced != null && isHidden(event)) {
            entries.remove(key(event, replaced.instant()));
        } else if (replaced != null && start != null) {
            put(entries, event, key(event, replaced.instant()), start.instant(), start.zone());
        }
    }

    private static String key(CalendarLines.Event event, Instant recurrence) {
        return event.text("UID") + " " + recurrence;
    }

    private void put(Map<String, Entry> entries, CalendarLines.Event event, String key, Instant startsAt, ZoneId zone) {
        var summary = event.text("SUMMARY");
        var url = link(event.text("URL"));
        entries.put(
                key,
                new Entry(
                        key,
                        uid(event),
                        new Meeting.Plan(
                                summary.isEmpty() ? "Meeting" : shortened(summary.replace('\n', ' '), 200),
                                shortened(event.text("DESCRIPTION"), 10_000),
                                startsAt,
                                (zone.equals(ZoneOffset.UTC) ? groupZone : zone).getId(),
                                minutes(event),
                                orNull(shortened(event.text("LOCATION").replace('\n', ' '), 300)),
                                url,
                                List.of(),
                                null,
                                null,
                                null),
                        event.text("STATUS").equalsIgnoreCase("CANCELLED")));
    }

    static String uid(CalendarLines.Event event) {
        return shortened(event.text("UID"), 300);
    }

    private int minutes(CalendarLines.Event event) {
        var start = event.first("DTSTART").map(this::when).orElse(null);
        var end = event.first("DTEND").map(this::when).orElse(null);
        var minutes = start != null && end != null
                ? Duration.between(start.instant(), end.instant()).toMinutes()
                : event.first("DURATION")
                        .map(line -> duration(line.value()))
                        .orElse(start != null && start.isDay() ? 1_440L : 120L);
        return (int) Math.clamp(minutes, 1, TWO_WEEKS);
    }

    private static long duration(String written) {
        try {
            var weeks = written.matches("P\\d{1,2}W")
                    ? Duration.ofDays(7L * Integer.parseInt(written.substring(1, written.length() - 1)))
                    : Duration.parse(written);
            return weeks.toMinutes();
        } catch (DateTimeException | ArithmeticException unreadable) {
            return 120;
        }
    }

    private Set<LocalDateTime> times(CalendarLines.Event event, String property, When start) {
        var times = new HashSet<LocalDateTime>();
        for (var line : event.all(property)) {
            for (var value : line.value().split(",", EXCEPTIONS_AT_MOST)) {
                var when = when(new CalendarLines.Line(line.name(), line.parameters(), value.strip()));
                if (when != null && times.size() < EXCEPTIONS_AT_MOST) {
                    // A day names the event of that day, at its usual time.
                    times.add(
                            when.isDay()
                                    ? when.local()
                                            .toLocalDate()
                                            .atTime(start.local().toLocalTime())
                                    : LocalDateTime.ofInstant(when.instant(), start.zone()));
                }
            }
        }
        return times;
    }

    private @Nullable When when(CalendarLines.Line line) {
        var when = read(line);
        return when == null || Timetable.reaches(when.local()) ? when : null;
    }

    private @Nullable When read(CalendarLines.Line line) {
        var value = line.value();
        try {
            if (value.length() == 8) {
                return new When(LocalDate.parse(value, DAY).atStartOfDay(), groupZone, true);
            }
            if (value.endsWith("Z")) {
                return new When(
                        LocalDateTime.parse(value.substring(0, value.length() - 1), LOCAL), ZoneOffset.UTC, false);
            }
            return new When(
                    LocalDateTime.parse(value, LOCAL), zone(line.parameters().get("TZID")), false);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** The zone that a file means: by its IANA name, also behind a prefix, by what VTIMEZONE says, or by Outlook's name. */
    private ZoneId zone(@Nullable String name) {
        if (name == null) {
            return groupZone;
        }
        var tries = new ArrayList<String>();
        tries.add(name);
        tries.add(file.zones().getOrDefault(name, ""));
        tries.add(OUTLOOK_ZONES.getOrDefault(name, ""));
        var parts = List.of(name.split("/"));
        if (parts.size() > 2) {
            tries.add(parts.stream().skip(parts.size() - 2L).collect(Collectors.joining("/")));
        }
        for (var one : tries) {
            if (ZoneId.getAvailableZoneIds().contains(one)) {
                return ZoneId.of(one);
            }
        }
        return groupZone;
    }

    private static @Nullable String link(String written) {
        try {
            var uri = URI.create(written);
            var isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isWeb && uri.getHost() != null && written.length() <= 2_000 ? written : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var isWithinACharacter = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, isWithinACharacter ? most - 1 : most);
    }
}
