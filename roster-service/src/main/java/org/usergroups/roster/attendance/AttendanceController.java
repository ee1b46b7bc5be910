package org.usergroups.roster.attendance;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.files.CsvCell;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;
import org.usergroups.roster.signin.Addresses;
import org.usergroups.roster.signin.SignInLimits;

/** Saying that one comes, without an account. How many come is public; who, only organizers see; an address, nobody. */
@RestController
@RequestMapping("/api/roster")
class AttendanceController {

    private static final String CSV = "text/csv;charset=UTF-8";

    /** Lets in a room full of people behind one address, and keeps one host from mailing strangers. */
    private static final int PER_HOUR_OF_NETWORK = 100;

    private final Attendances attendances;
    private final AttendanceKeeping keeping;
    private final AttendanceMails mails;
    private final Meetings meetings;
    private final Groups groups;
    private final Rights rights;
    private final SignInLimits limits;
    private final InstantSource clock;

    AttendanceController(
            Attendances attendances,
            AttendanceKeeping keeping,
            AttendanceMails mails,
            Meetings meetings,
            Groups groups,
            Rights rights,
            SignInLimits limits,
            InstantSource clock) {
        this.attendances = attendances;
        this.keeping = keeping;
        this.mails = mails;
        this.meetings = meetings;
        this.groups = groups;
        this.rights = rights;
        this.limits = limits;
        this.clock = clock;
    }

    record AnswerForm(
            @Nullable String name,
            @Nullable String email,
            @Nullable String answer) {}

    record Counts(
            int going, int waiting, int maybe, @Nullable Integer capacity) {}

    /** @param answer {@code going}, {@code waiting} for a place, or {@code maybe} */
    record Attendee(String name, String answer, Instant confirmedAt) {}

    /** @param state {@code asked} until it is confirmed, then {@code going}, {@code waiting} or {@code maybe} */
    record Ticket(
            String meetingId,
            String groupSlug,
            String title,
            Instant startsAt,
            String zone,
            String name,
            String answer,
            String state) {}

    /** Takes an answer and mails a link to confirm it; says nothing of whether the address has asked too often. */
    @PostMapping("/meetings/{id}/attendance")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void say(@PathVariable String id, @RequestBody AnswerForm form, HttpServletRequest from) {
        var meeting = open(id);
        new FieldErrors()
                .requiredLine(form.name(), "name", 80)
                .required(form.email(), "email", 254)
                .check(form.email() == null || Addresses.isAddress(form.email()), "email", "Must be an e-mail address.")
                .check(
                        "going".equals(form.answer()) || "maybe".equals(form.answer()),
                        "answer",
                        "Must be going or maybe.")
                .refuse();
        if (!limits.admits("attendance", from.getRemoteAddr(), PER_HOUR_OF_NETWORK)) {
            throw Problem.tooMany("Many answers come from your network just now. Try again in an hour.");
        }
        var email = Accounts.normalized(String.valueOf(form.email()));
        var kind = Attendance.Kind.valueOf(String.valueOf(form.answer()));
        var token = attendances.ask(meeting, String.valueOf(form.name()).strip(), email, kind);
        if (token.isPresent()) {
            try {
                mails.confirm(email, meeting.state(), token.get());
            } catch (Problem notSent) {
                attendances.drop(token.get());
                throw notSent;
            }
        }
    }

    @GetMapping("/meetings/{id}/attendance")
    Counts counts(@PathVariable String id) {
        var meeting = meetings.get(id);
        var attendance = attendances.of(meeting);
        var capacity = meeting.state().capacity();
        return new Counts(
                attendance.going(capacity),
                attendance.waiting(capacity),
                attendance.count(Attendance.Kind.maybe),
                capacity);
    }

    /** Who comes, in the order of the places; for organizers. */
    @GetMapping("/meetings/{id}/attendees")
    Page<Attendee> attendees(@PathVariable String id, Caller caller) {
        return Page.of(organized(id, caller));
    }

    @GetMapping(path = "/meetings/{id}/attendees.csv", produces = CSV)
    ResponseEntity<byte[]> csv(@PathVariable String id, Caller caller) {
        var file = new StringBuilder("name,answer,confirmed\r\n");
        for (var attendee : organized(id, caller)) {
            file.append(CsvCell.of(attendee.name()))
                    .append(',')
                    .append(CsvCell.of(attendee.answer()))
                    .append(',')
                    .append(attendee.confirmedAt())
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("attendees.csv")
                                .build()
                                .toString())
                .body(file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Attendee> organized(String id, Caller caller) {
        var meeting = meetings.get(id);
        rights.requireOrganizer(caller, meeting.state().groupId());
        var attendance = attendances.of(meeting);
        return attendance.answers().stream()
                .map(answer -> new Attendee(answer.name(), state(attendance, answer, meeting), answer.at()))
                .toList();
    }

    /** What a link from a mail is about. Reading it changes nothing. */
    @GetMapping("/attendance/{token}")
    Ticket read(@PathVariable String token) {
        var request = attendances.request(token);
        if (request.isPresent()) {
            var asked = request.get();
            return ticket(meetings.get(asked.meetingId()), asked.name(), asked.kind(), "asked");
        }
        var attendance = attendances.confirmed(token).orElseThrow(AttendanceController::over);
        return ticket(token, meetings.get(attendance.id()), attendance.state());
    }

    @PostMapping("/attendance/{token}")
    Ticket confirm(@PathVariable String token) {
        var request = attendances.request(token);
        if (request.isEmpty()) {
            return read(token);
        }
        var meeting = open(request.get().meetingId());
        return ticket(token, meeting, attendances.confirm(request.get(), meeting));
    }

    /** Takes an answer back; whoever waits longest has the place then. */
    @PostMapping("/attendance/{token}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String token) {
        var meeting = attendances.confirmed(token).flatMap(attendance -> meetings.find(attendance.id()));
        attendances.withdraw(token);
        meeting.ifPresent(keeping::tell);
    }

    private Stored<Meeting> open(String id) {
        var meeting = meetings.get(id);
        if (meeting.state().status() != Meeting.Status.PLANNED
                || meeting.state().endsAt().isBefore(clock.instant())) {
            throw Problem.conflict("over", "This meeting takes no answers", "It is called off, or it is over.");
        }
        return meeting;
    }

    private Ticket ticket(String token, Stored<Meeting> meeting, Attendance attendance) {
        var answer = attendance.byToken(Secrets.hash(token)).orElseThrow(AttendanceController::over);
        return ticket(meeting, answer.name(), answer.kind(), state(attendance, answer, meeting));
    }

    private Ticket ticket(Stored<Meeting> meeting, String name, Attendance.Kind kind, String state) {
        var planned = meeting.state();
        return new Ticket(
                meeting.id(),
                groups.get(planned.groupId()).state().slug(),
                planned.title(),
                planned.startsAt(),
                planned.zone(),
                name,
                kind.name(),
                state);
    }

    private static String state(Attendance attendance, Attendance.Answer answer, Stored<Meeting> meeting) {
        var isWaiting = answer.kind() == Attendance.Kind.going
                && !attendance.hasPlace(answer, meeting.state().capacity());
        return isWaiting ? "waiting" : answer.kind().name();
    }

    private static Problem over() {
        return Problem.gone("This link is used or too old. Say again that you come, if you do.");
    }
}
