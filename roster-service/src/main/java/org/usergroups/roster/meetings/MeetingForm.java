package org.usergroups.roster.meetings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.groups.Entry;
import org.usergroups.roster.recurrence.Timetable;

/** What an organizer says of a meeting. Everything but title, begin and zone may be left out. */
record MeetingForm(
        @Nullable String title,
        @Nullable String description,
        @Nullable String startsAtLocal,
        @Nullable String zone,
        @Nullable Integer durationMinutes,
        @Nullable String venue,
        @Nullable String onlineUrl,
        @Nullable List<TalkForm> talks,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity,
        Entry.@Nullable Access access,
        @Nullable String status) {

    private static final int USUAL_MINUTES = 120;
    private static final int TWO_WEEKS = 14 * 24 * 60;
    private static final int MANY_TALKS = 20;
    private static final int MANY_PEOPLE = 100_000;
    private static final String CALLED_OFF = "called-off";

    record TalkForm(
            @Nullable String title,
            @Nullable String speaker,
            @Nullable String link,
            @Nullable String language) {}

    static MeetingForm of(Meeting meeting) {
        return new MeetingForm(
                meeting.title(),
                meeting.description(),
                local(meeting),
                meeting.zone(),
                meeting.durationMinutes(),
                meeting.venue(),
                meeting.onlineUrl(),
                meeting.talks().stream()
                        .map(talk -> new TalkForm(talk.title(), talk.speaker(), talk.link(), talk.language()))
                        .toList(),
                meeting.expectedSize(),
                meeting.capacity(),
                meeting.access(),
                meeting.status() == Meeting.Status.CALLED_OFF ? CALLED_OFF : "planned");
    }

    private static String local(Meeting meeting) {
        return LocalDateTime.ofInstant(meeting.startsAt(), ZoneId.of(meeting.zone()))
                .toString();
    }

    Meeting.Status toStatus() {
        return CALLED_OFF.equals(status) ? Meeting.Status.CALLED_OFF : Meeting.Status.PLANNED;
    }

    /** The plan that this form describes; {@code before} is the meeting that it changes, if there is one. */
    Meeting.Plan toPlan(@Nullable Meeting before) {
        var errors = new FieldErrors()
                .requiredLine(title, "title", 200)
                .text(description, "description", 10_000)
                .line(venue, "venue", 300)
                .link(onlineUrl, "onlineUrl")
                .check(within(durationMinutes, TWO_WEEKS), "durationMinutes", atMost(TWO_WEEKS))
                .check(within(expectedSize, MANY_PEOPLE), "expectedSize", atMost(MANY_PEOPLE))
                .check(within(capacity, MANY_PEOPLE), "capacity", atMost(MANY_PEOPLE))
                .text(access == null ? null : access.note(), "access.note", 500)
                .check(
                        status == null || status.equals("planned") || status.equals(CALLED_OFF),
                        "status",
                        "Must be planned or called-off.");
        var said = talks(errors);
        var startsAt = startsAt(errors, before);
        errors.refuse();
        return new Meeting.Plan(
                String.valueOf(title).strip(),
                description == null ? "" : description.strip(),
                startsAt,
                String.valueOf(zone),
                durationMinutes == null ? USUAL_MINUTES : durationMinutes,
                venue,
                onlineUrl,
                said,
                expectedSize,
                capacity,
                Entry.Access.UNKNOWN.equals(access) ? null : access);
    }

    private List<Meeting.Talk> talks(FieldErrors errors) {
        if (talks == null) {
            return List.of();
        }
        if (talks.size() > MANY_TALKS) {
            errors.add("talks", "At most %d talks.".formatted(MANY_TALKS));
            return List.of();
        }
        var there = talks.stream().filter(java.util.Objects::nonNull).toList();
        there.forEach(talk -> errors.requiredLine(talk.title(), "talks.title", 200)
                .line(talk.speaker(), "talks.speaker", 200)
                .link(talk.link(), "talks.link")
                .language(talk.language(), "talks.language"));
        return there.stream()
                .map(talk -> new Meeting.Talk(
                        String.valueOf(talk.title()).strip(), talk.speaker(), talk.link(), talk.language()))
                .toList();
    }

    private Instant startsAt(FieldErrors errors, @Nullable Meeting before) {
        ZoneId place;
        try {
            place = ZoneId.of(String.valueOf(zone));
        } catch (DateTimeException unknown) {
            errors.add("zone", "Must be a time zone such as Europe/Lisbon.");
            return Instant.EPOCH;
        }
        try {
            var local = LocalDateTime.parse(String.valueOf(startsAtLocal));
            // When the clocks are put back, a local time is there twice: what nobody has changed stays the one that it
            // is.
            if (before != null && before.zone().equals(zone) && local(before).equals(local.toString())) {
                return before.startsAt();
            }
            errors.check(Timetable.reaches(local), "startsAtLocal", Timetable.OUT_OF_REACH);
            errors.check(
                    !place.getRules().getValidOffsets(local).isEmpty(),
                    "startsAtLocal",
                    "The clocks are put forward then: this time does not exist in %s.".formatted(place));
            return local.atZone(place).toInstant();
        } catch (DateTimeException malformed) {
            errors.add("startsAtLocal", "Must be a local date and time such as 2027-01-12T19:00.");
            return Instant.EPOCH;
        }
    }

    private static boolean within(@Nullable Integer value, int most) {
        return value == null || (value > 0 && value <= most);
    }

    private static String atMost(int most) {
        return "Must be from 1 to %d.".formatted(most);
    }
}
