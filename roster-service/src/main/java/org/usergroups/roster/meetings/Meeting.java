package org.usergroups.roster.meetings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;

/**
 * One meeting of a group.
 *
 * @param zone the IANA time zone of the place, in which people there read the time
 */
public record Meeting(
        String groupId,
        String title,
        String description,
        Instant startsAt,
        String zone,
        int durationMinutes,
        @Nullable String venue,
        @Nullable String onlineUrl) {

    /** The topic of meetings. */
    public static final StateTopic<Meeting> TOPIC = new StateTopic<>(
            "roster.meetings.v1", "org.usergroups.roster.meeting", "/roster-service", Meeting::publication);

    /** The data of {@code org.usergroups.roster.meeting.changed.v1}. */
    record MeetingChanged(
            String id,
            long sequence,
            String groupId,
            String title,
            String description,
            Instant startsAt,
            String zone,
            int durationMinutes,
            @Nullable String venue,
            @Nullable String onlineUrl) {}

    private static Publication publication(Stored<Meeting> stored) {
        var meeting = stored.state();
        return Publication.snapshot(new MeetingChanged(
                stored.id(),
                stored.version(),
                meeting.groupId(),
                meeting.title(),
                meeting.description(),
                meeting.startsAt(),
                meeting.zone(),
                meeting.durationMinutes(),
                meeting.venue(),
                meeting.onlineUrl()));
    }
}
