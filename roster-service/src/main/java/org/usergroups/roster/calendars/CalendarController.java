package org.usergroups.roster.calendars;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
import org.usergroups.platform.web.files.CalendarFile;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Selection;
import org.usergroups.roster.groups.Selections;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;

/** Calendars to subscribe to. Visitors may read them; each answers at most 500 meetings. */
@RestController
@RequestMapping("/api/roster")
class CalendarController {

    private static final String TYPE = "text/calendar;charset=UTF-8";
    private static final Duration PAST = Duration.ofDays(90);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration READY = Duration.ofMinutes(2);
    private static final int READY_BYTES = 20_000_000;
    private static final int MOST = 500;
    private static final int GROUPS_AT_ONCE = 1_000;

    private final Meetings meetings;
    private final Groups groups;
    private final Selections selections;
    private final MeetingEvents events;
    private final InstantSource clock;

    /** Files that many people ask for, each of which takes reading all entries of a country or a topic. */
    private final Cache<Selection, byte[]> ready = Caffeine.newBuilder()
            .expireAfterWrite(READY)
            .maximumWeight(READY_BYTES)
            .weigher((Selection selection, byte[] file) -> file.length)
            .build();

    CalendarController(
            Meetings meetings, Groups groups, Selections selections, MeetingEvents events, InstantSource clock) {
        this.meetings = meetings;
        this.groups = groups;
        this.selections = selections;
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
        return answer(bytes(group.state().name(), found));
    }

    /** The coming meetings of one country, about one topic, or both. */
    @GetMapping(path = "/calendar.ics", produces = TYPE)
    ResponseEntity<byte[]> of(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String topic) {
        var errors = new FieldErrors();
        var selection = selections.read(country, null, topic, errors);
        errors.check(country != null || topic != null, "country", "Name a country, a topic, or both.")
                .refuse();
        return answer(ready.get(selection, asked -> bytes(asked.title(), coming(asked))));
    }

    private record Entry(Group group, Stored<Meeting> meeting) {}

    /** The soonest meetings of the groups of a country, about a topic, or both. */
    private List<Entry> coming(Selection selection) {
        var now = clock.instant();
        var soonest = List.<Entry>of();
        String after = null;
        List<Stored<Group>> some;
        do {
            some = groups.selected(selection, after, GROUPS_AT_ONCE);
            var known = some.stream().collect(Collectors.toMap(Stored::id, Stored::state));
            var found = meetings.of(known.keySet(), now, MOST).stream()
                    .map(meeting -> new Entry(
                            Objects.requireNonNull(known.get(meeting.state().groupId())), meeting));
            soonest = Stream.concat(soonest.stream(), found)
                    .sorted(Comparator.comparing(
                            entry -> entry.meeting().state().startsAt()))
                    .limit(MOST)
                    .toList();
            after = some.isEmpty() ? null : some.getLast().state().slug();
        } while (some.size() == GROUPS_AT_ONCE);
        return soonest;
    }

    private byte[] bytes(String name, List<Entry> entries) {
        var file = new CalendarFile(name);
        entries.forEach(entry -> events.write(file, entry.group(), entry.meeting()));
        return file.bytes();
    }

    /** The tag follows from the bytes, so a program that asks again gets 304 for as long as nothing has changed. */
    private ResponseEntity<byte[]> answer(byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TYPE))
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag('"' + Secrets.hash(new String(bytes, StandardCharsets.UTF_8)) + '"')
                .body(bytes);
    }
}
