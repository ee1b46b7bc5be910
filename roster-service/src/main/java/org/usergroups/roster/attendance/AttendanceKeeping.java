package org.usergroups.roster.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Turns;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;

/**
 * Tells people of places that have become free and of meetings that have changed, and removes names and addresses 30 days after a
 * meeting.
 */
@Component
class AttendanceKeeping {

    private static final Logger log = LoggerFactory.getLogger(AttendanceKeeping.class);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final long TELLING_MILLIS = 600_000;
    private static final long CHANGES_MILLIS = 60_000;
    private static final Duration ALMOST_A_MINUTE = Duration.ofSeconds(50);
    private static final long FORGETTING_MILLIS = 3_600_000;
    private static final int AT_ONCE = 200;
    private static final int MAILS_AT_ONCE = 20;
    private static final int ROUNDS = 100;

    private final Attendances attendances;
    private final Meetings meetings;
    private final AttendanceMails mails;
    private final Turns turns;
    private final InstantSource clock;

    AttendanceKeeping(
            Attendances attendances, Meetings meetings, AttendanceMails mails, Turns turns, InstantSource clock) {
        this.attendances = attendances;
        this.meetings = meetings;
        this.mails = mails;
        this.turns = turns;
        this.clock = clock;
    }

    /** Finds whom a change of the capacity, or a crash, has left untold. */
    @Scheduled(initialDelay = TELLING_MILLIS, fixedDelay = TELLING_MILLIS)
    void tellAll() {
        for (var some = attendances.withUntold("", AT_ONCE);
                !some.isEmpty();
                some = attendances.withUntold(some.getLast().id(), AT_ONCE)) {
            some.forEach(attendance -> meetings.find(attendance.id()).ifPresent(this::tell));
        }
    }

    /** Tells those who have waited and have a place now. Whoever marks them as told is who mails, so each is told once. */
    void tell(Stored<Meeting> meeting) {
        if (meeting.state().status() != Meeting.Status.PLANNED) {
            return;
        }
        for (var promoted : attendances.claimPromoted(meeting)) {
            try {
                if (promoted.email() != null) {
                    mails.promoted(promoted.email(), meeting.state());
                }
            } catch (Problem notSent) {
                log.warn("Somebody could not be told of a place at meeting {}", meeting.id());
            }
        }
    }

    /** One instance looks a minute, whichever it is. */
    @Scheduled(initialDelay = CHANGES_MILLIS, fixedDelay = CHANGES_MILLIS)
    void lookForChanges() {
        if (turns.take("changes of meetings", ALMOST_A_MINUTE)) {
            tellOfChanges();
        }
    }

    /** Tells those who come that their meeting is called off or gone, or is at another time or place. */
    void tellOfChanges() {
        for (var some = attendances.coming(null, AT_ONCE);
                !some.isEmpty();
                some = attendances.coming(some.getLast(), AT_ONCE)) {
            var ids = some.stream().map(Attendances.Known::id).toList();
            var there = meetings.withIds(ids).stream().collect(Collectors.toMap(Stored::id, Stored::state));
            some.forEach(known -> tellOfChange(known, there.get(known.id())));
        }
    }

    private void tellOfChange(Attendances.Known known, @Nullable Meeting meeting) {
        var announced = known.announced();
        if (meeting != null && known.isNewsOf(meeting)) {
            attendances.announce(known, attendance -> attendance.announcing(meeting));
            tellOfChange(known.id(), told -> mails.changed(told.email(), meeting, told.token()));
        } else if (meeting == null && announced != null && known.isNewsThatItIsGone(clock.instant())) {
            attendances.announce(known, Attendance::gone);
            tellOfChange(known.id(), told -> mails.gone(told.email(), announced));
        }
    }

    /** Whoever takes somebody off the list of those to be told is who mails, so each is told once of each change. */
    private void tellOfChange(String meetingId, Consumer<Attendances.Told> mail) {
        for (var some = attendances.claimUntold(meetingId, MAILS_AT_ONCE);
                !some.isEmpty();
                some = attendances.claimUntold(meetingId, MAILS_AT_ONCE)) {
            for (var told : some) {
                try {
                    mail.accept(told);
                } catch (Problem notSent) {
                    log.warn("Somebody could not be told of a change of meeting {}", meetingId);
                }
            }
        }
    }

    @Scheduled(initialDelay = TELLING_MILLIS, fixedDelay = FORGETTING_MILLIS)
    void forget() {
        attendances.forgetOpen();
        var before = clock.instant().minus(REMEMBERED);
        for (var round = 0; round < ROUNDS && forgetSome(before); round++) {
            // As long as there is more.
        }
    }

    private boolean forgetSome(Instant before) {
        var some = attendances.rememberedFrom(before, AT_ONCE);
        for (var old : some) {
            var endsAt = meetings.find(old.id())
                    .map(meeting -> meeting.state().endsAt())
                    .filter(end -> !end.isBefore(before));
            // A meeting may have been put off since the last answer.
            attendances.keep(
                    old,
                    endsAt.map(end -> old.state().endingAt(end))
                            .orElseGet(() -> old.state().anonymous()));
        }
        return !some.isEmpty();
    }
}
