package org.usergroups.roster.series;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;
import org.usergroups.roster.recurrence.Timetable;

/**
 * Keeps the coming evenings of series as ordinary meetings, so that search and calendars find them: at most 12, within half a year.
 * Their ids follow from series and date, and a save is guarded by versions, so instances may do this at the same time.
 */
@Component
class Evenings {

    private static final Logger log = LoggerFactory.getLogger(Evenings.class);
    private static final Duration HORIZON = Duration.ofDays(183);
    private static final int AHEAD = 12;
    private static final int MADE_AT_MOST = 500;
    private static final int AT_ONCE = 200;
    private static final long HOURLY_MILLIS = 3_600_000;
    private static final long AFTER_START_MILLIS = 60_000;

    private final AllSeries all;
    private final Meetings meetings;
    private final InstantSource clock;

    Evenings(AllSeries all, Meetings meetings, InstantSource clock) {
        this.all = all;
        this.meetings = meetings;
        this.clock = clock;
    }

    /** Moves the horizon of every series that goes on, and calls off what an ended one has left planned. */
    @Scheduled(initialDelay = AFTER_START_MILLIS, fixedDelay = HOURLY_MILLIS)
    void keepUp() {
        for (var some = all.running("", AT_ONCE);
                !some.isEmpty();
                some = all.running(some.getLast().id(), AT_ONCE)) {
            some.forEach(this::keepUpGently);
        }
    }

    private void keepUpGently(Stored<Series> series) {
        try {
            keepUp(series);
        } catch (RuntimeException failed) {
            // One that cannot be kept up must not keep others from it; the next round tries again.
            log.error("The evenings of series {} are not kept up", series.id(), failed);
        }
    }

    /** Makes the coming meetings be what the series says; evenings that people have changed by themselves stay as they are. */
    void keepUp(Stored<Series> series) {
        var now = clock.instant();
        var state = series.state();
        var dates =
                state.isEnded() ? List.<Timetable.Date>of() : state.timetable().between(now, now.plus(HORIZON), AHEAD);
        var wanted = new HashSet<String>();
        for (var date : dates) {
            var id = Ids.of("series", series.id(), date.recurrenceId().toString());
            wanted.add(id);
            var occurrence =
                    new Meeting.Occurrence(series.id(), date.recurrenceId().toString(), series.version(), false);
            meetings.follow(
                    id,
                    Meeting.ofSeries(state.groupId(), state.plan(date), occurrence, Meeting.Status.PLANNED, now),
                    there -> isKept(there, series));
        }
        for (var coming : meetings.comingOfSeries(series.id(), MADE_AT_MOST)) {
            var isPlanned = coming.state().status() == Meeting.Status.PLANNED;
            if (isPlanned && !wanted.contains(coming.id()) && isKept(coming.state(), series)) {
                var status = state.isEnded() ? Meeting.Status.CALLED_OFF : Meeting.Status.WITHDRAWN;
                meetings.put(coming, status, series.version());
            }
        }
    }

    private static boolean isKept(Meeting meeting, Stored<Series> series) {
        var occurrence = meeting.occurrence();
        return occurrence != null && !occurrence.detached() && occurrence.seriesVersion() <= series.version();
    }
}
