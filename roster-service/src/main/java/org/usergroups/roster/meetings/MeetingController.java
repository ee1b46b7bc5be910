package org.usergroups.roster.meetings;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/roster")
class MeetingController {

    private static final int SHOWN = 100;

    private final Meetings meetings;
    private final Groups groups;
    private final FollowedCalendars calendars;
    private final Rights rights;
    private final MergePatch mergePatch;
    private final Ids ids;

    MeetingController(
            Meetings meetings,
            Groups groups,
            FollowedCalendars calendars,
            Rights rights,
            MergePatch mergePatch,
            Ids ids) {
        this.meetings = meetings;
        this.groups = groups;
        this.calendars = calendars;
        this.rights = rights;
        this.mergePatch = mergePatch;
        this.ids = ids;
    }

    @PostMapping("/groups/{slugOrId}/meetings")
    ResponseEntity<MeetingView> plan(
            @PathVariable String slugOrId,
            @RequestBody MeetingForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        var id = ids.forRequest(caller.memberId(), "meetings of " + group.id(), key);
        var planned = meetings.plan(id, group.id(), form.toPlan(null), form.toStatus());
        return Versions.created("/api/roster/meetings/" + planned.id(), planned.version(), view(planned));
    }

    /** The soonest 100 meetings of a group that are to come, and its last 100; the latest first. */
    @GetMapping("/groups/{slugOrId}/meetings")
    Page<MeetingView> list(@PathVariable String slugOrId) {
        var groupId = groups.get(slugOrId).id();
        var isKept = calendars.keeping(groupId);
        return Page.of(meetings.of(groupId, SHOWN).stream()
                .map(meeting -> MeetingView.of(meeting, isKept))
                .toList());
    }

    @GetMapping(path = "/meetings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MeetingView> read(@PathVariable String id) {
        var meeting = meetings.get(id);
        return Versions.answer(meeting.version(), view(meeting));
    }

    /** Changes one meeting, or calls it off; an evening of a series is on its own from then on. */
    @PatchMapping(path = "/meetings/{id}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<MeetingView> edit(
            @PathVariable String id,
            @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var before = mine(id, ifMatch, caller);
        var form = mergePatch.apply(MeetingForm.of(before.state()), patch, MeetingForm.class);
        var after = meetings.edit(before, form.toPlan(before.state()), form.toStatus());
        return Versions.answer(after.version(), view(after));
    }

    @DeleteMapping("/meetings/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        meetings.delete(mine(id, ifMatch, caller));
        return ResponseEntity.noContent().build();
    }

    private MeetingView view(Stored<Meeting> meeting) {
        return MeetingView.of(meeting, calendars.keeping(meeting.state().groupId()));
    }

    private boolean isKeptElsewhere(Stored<Meeting> meeting) {
        return calendars.keeping(meeting.state().groupId()).test(meeting.state());
    }

    private Stored<Meeting> mine(String id, @Nullable String ifMatch, Caller caller) {
        var meeting = meetings.get(id);
        rights.requireOrganizer(caller, meeting.state().groupId());
        if (isKeptElsewhere(meeting)) {
            throw Problem.conflict(
                    "kept-elsewhere",
                    "This meeting is kept elsewhere",
                    "It comes from the group's own calendar. Change it there; we follow within hours.");
        }
        Versions.require(ifMatch, meeting.version());
        return meeting;
    }
}
