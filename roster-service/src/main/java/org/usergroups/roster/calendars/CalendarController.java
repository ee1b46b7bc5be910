package org.usergroups.roster.calendars;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;

/** Calendars to subscribe to. Visitors may read them; each answers at most 500 meetings. */
@RestController
@RequestMapping("/api/roster")
class CalendarController {

    private static final String TYPE = "text/calendar;charset=UTF-8";
    private static final Duration PAST = Duration.ofDays(90);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final int MOST = 500;
    private static final int PAGE = 1_000;
    private static final int PAGES = 10;

    private final Meetings meetings;
    private final Groups groups;
    private final MeetingEvents events;
    private final InstantSource clock;

    CalendarController(Meetings meetings, Groups groups, MeetingEvents events, InstantSource clock) {
        this.meetings = meetings;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    /** The meetings of one group: those of the last three months, and all that are to come. */
    @GetMapping(path = "/groups/{slugOrId}/calendar.ics", produces = TYPE)
    ResponseEntity<byte[]> ofGroup(@PathVariable String slugOrId) {
        var group = groups.get(slugOrId);
        var after = clock.instant().minus(PAST);
        var found = meetings.of(List.of(group.id()), after, MOST).stream()
                .map(meeting -> new Entry(group.state(), meeting))
                .toList();
        return answer(group.state().name(), found);
    }

    /** The coming meetings of one country, about one topic, or both. */
    @GetMapping(path = "/calendar.ics", produces = TYPE)
    ResponseEntity<byte[]> of(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String topic) {
        var code = country == null ? null : country.strip().toUpperCase(Locale.ROOT);
        var subject = topic == null ? null : topic.strip().toLowerCase(Locale.ROOT);
        new FieldErrors()
                .check(code != null || subject != null, "country", "Name a country, a topic, or both.")
                .check(code == null || code.matches("[A-Z]{2}"), "country", "Must be a code such as DE.")
                .text(subject, "topic", 50)
                .refuse();
        var name = Stream.of(code == null ? null : Locale.of("", code).getDisplayCountry(Locale.ENGLISH), subject)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        return answer(
                "Usergroups, " + name,
                coming(group -> (code == null || code.equals(group.country()))
                        && (subject == null || group.topics().contains(subject))));
    }

    private record Entry(Group group, Stored<Meeting> meeting) {}

    /** The soonest meetings of the groups that match, among the soonest 10,000 of all. */
    private List<Entry> coming(Predicate<Group> wanted) {
        var known = new HashMap<String, Optional<Group>>();
        var found = new LinkedHashMap<String, Entry>();
        var seen = new HashSet<String>();
        var after = clock.instant();
        for (var page = 0; page < PAGES && found.size() < MOST; page++) {
            var some = meetings.coming(after, PAGE).stream()
                    .filter(meeting -> seen.add(meeting.id()))
                    .toList();
            if (some.isEmpty()) {
                break;
            }
            learn(known, some);
            for (var meeting : some) {
                known.getOrDefault(meeting.state().groupId(), Optional.empty())
                        .filter(wanted)
                        .ifPresent(group -> found.put(meeting.id(), new Entry(group, meeting)));
            }
            // One millisecond back, since several meetings may begin together.
            after = some.getLast().state().startsAt().minusMillis(1);
        }
        return found.values().stream().limit(MOST).toList();
    }

    private void learn(Map<String, Optional<Group>> known, List<Stored<Meeting>> some) {
        var unknown = some.stream()
                .map(meeting -> meeting.state().groupId())
                .filter(id -> !known.containsKey(id))
                .distinct()
                .toList();
        unknown.forEach(id -> known.put(id, Optional.empty()));
        groups.withIds(unknown).forEach(group -> known.put(group.id(), Optional.of(group.state())));
    }

    /** The tag follows from the bytes, so a program that asks again gets 304 for as long as nothing has changed. */
    private ResponseEntity<byte[]> answer(String name, List<Entry> entries) {
        var file = new CalendarFile(name);
        entries.forEach(entry -> events.write(file, entry.group(), entry.meeting()));
        var bytes = file.bytes();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TYPE))
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag('"' + Secrets.hash(new String(bytes, StandardCharsets.UTF_8)) + '"')
                .body(bytes);
    }
}
