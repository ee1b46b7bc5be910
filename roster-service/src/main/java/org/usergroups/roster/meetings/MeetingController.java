package org.usergroups.roster.meetings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Versions;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster")
class MeetingController {

    private static final int SHOWN = 100;
    private static final int TWO_WEEKS = 14 * 24 * 60;

    private final Meetings meetings;
    private final Groups groups;
    private final Rights rights;
    private final Ids ids;

    MeetingController(Meetings meetings, Groups groups, Rights rights, Ids ids) {
        this.meetings = meetings;
        this.groups = groups;
        this.rights = rights;
        this.ids = ids;
    }

    record MeetingForm(
            @Nullable String title,
            @Nullable String description,
            @Nullable String startsAtLocal,
            @Nullable String zone,
            @Nullable Integer durationMinutes,
            @Nullable String venue,
            @Nullable String onlineUrl) {

        Meeting toMeeting(String groupId) {
            var errors = new FieldErrors()
                    .required(title, "title", 200)
                    .text(description, "description", 10_000)
                    .text(venue, "venue", 300)
                    .link(onlineUrl, "onlineUrl")
                    .check(
                            durationMinutes == null || (durationMinutes > 0 && durationMinutes <= TWO_WEEKS),
                            "durationMinutes",
                            "Must be from 1 to %d.".formatted(TWO_WEEKS));
            var startsAt = instant(errors);
            errors.refuse();
            return new Meeting(
                    groupId,
                    String.valueOf(title).strip(),
                    description == null ? "" : description.strip(),
                    startsAt,
                    String.valueOf(zone),
                    durationMinutes == null ? 120 : durationMinutes,
                    venue,
                    onlineUrl);
        }

        private Instant instant(FieldErrors errors) {
            ZoneId place;
            try {
                place = ZoneId.of(String.valueOf(zone));
            } catch (DateTimeException unknown) {
                errors.add("zone", "Must be a time zone such as Europe/Lisbon.");
                return Instant.EPOCH;
            }
            try {
                var local = LocalDateTime.parse(String.valueOf(startsAtLocal));
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
    }

    record MeetingView(
            String id,
            long version,
            String groupId,
            String title,
            String description,
            Instant startsAt,
            String zone,
            int durationMinutes,
            @Nullable String venue,
            @Nullable String onlineUrl) {

        static MeetingView of(Stored<Meeting> stored) {
            var meeting = stored.state();
            return new MeetingView(
                    stored.id(),
                    stored.version(),
                    meeting.groupId(),
                    meeting.title(),
                    meeting.description(),
                    meeting.startsAt(),
                    meeting.zone(),
                    meeting.durationMinutes(),
                    meeting.venue(),
                    meeting.onlineUrl());
        }
    }

    @PostMapping("/groups/{slugOrId}/meetings")
    ResponseEntity<MeetingView> plan(
            @PathVariable String slugOrId,
            @RequestBody MeetingForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        var id = key == null ? ids.next() : Ids.of(caller.memberId(), "meetings of " + group.id(), key);
        var planned = meetings.plan(id, form.toMeeting(group.id()));
        return ResponseEntity.created(URI.create("/api/roster/meetings/" + planned.id()))
                .eTag(Versions.etag(planned.version()))
                .body(MeetingView.of(planned));
    }

    /** The newest 100 meetings of a group, the latest first. */
    @GetMapping("/groups/{slugOrId}/meetings")
    Page<MeetingView> list(@PathVariable String slugOrId) {
        return Page.of(meetings.of(groups.get(slugOrId).id(), SHOWN).stream()
                .map(MeetingView::of)
                .toList());
    }

    @GetMapping("/meetings/{id}")
    ResponseEntity<MeetingView> read(@PathVariable String id) {
        var meeting = meetings.get(id);
        return Versions.answer(meeting.version(), MeetingView.of(meeting));
    }

    @DeleteMapping("/meetings/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var meeting = meetings.get(id);
        rights.requireOrganizer(caller, meeting.state().groupId());
        Versions.require(ifMatch, meeting.version());
        meetings.delete(meeting);
        return ResponseEntity.noContent().build();
    }
}
