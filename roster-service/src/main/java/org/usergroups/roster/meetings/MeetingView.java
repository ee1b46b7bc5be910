package org.usergroups.roster.meetings;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Entry;

/** A meeting as everybody may read it. */
public record MeetingView(
        String id,
        long version,
        String groupId,
        String title,
        String description,
        Instant startsAt,
        String zone,
        int durationMinutes,
        @Nullable String venue,
        @Nullable String onlineUrl,
        List<Meeting.Talk> talks,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity,
        Entry.@Nullable Access access,
        Meeting.Status status,
        String source,
        @Nullable String seriesId,
        boolean detached) {

    /** @param isKept whether a calendar still keeps a meeting that came from one */
    static MeetingView of(Stored<Meeting> stored, Predicate<Meeting> isKept) {
        var meeting = stored.state();
        var occurrence = meeting.occurrence();
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
                meeting.onlineUrl(),
                meeting.talks(),
                meeting.expectedSize(),
                meeting.capacity(),
                meeting.access(),
                meeting.status(),
                meeting.feedUid() == null || isKept.test(meeting) ? meeting.source() : "portal",
                occurrence == null ? null : occurrence.seriesId(),
                occurrence != null && occurrence.detached());
    }
}
