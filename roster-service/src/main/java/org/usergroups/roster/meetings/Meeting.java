package org.usergroups.roster.meetings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Entry;

/**
 * One meeting of a group.
 *
 * @param zone the IANA time zone of the place, in which people there read the time
 * @param expectedSize how many people usually come
 * @param capacity how many people may come; absent for as many as like
 * @param access what somebody needs to know to be able to come; what is absent is as the group says
 * @param changedAt when people or a feed last changed what is said here
 * @param occurrence the evening of a series that this is, if it is one
 * @param feedUid the event of the group's own calendar that this is, if it is one
 */
public record Meeting(
        String groupId,
        String title,
        String description,
        Instant startsAt,
        String zone,
        int durationMinutes,
        @Nullable String venue,
        @Nullable String onlineUrl,
        List<Talk> talks,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity,
        Entry.@Nullable Access access,
        Status status,
        Instant changedAt,
        @Nullable Occurrence occurrence,
        @Nullable String feedUid) {

    /** The topic of meetings. */
    public static final StateTopic<Meeting> TOPIC = new StateTopic<>(
            "roster.meetings.v1", "org.usergroups.roster.meeting", "/roster-service", Meeting::publication);

    /** Meetings of before there were talks and states have neither. */
    public Meeting {
        talks = talks == null ? List.of() : List.copyOf(talks);
        status = status == null ? Status.PLANNED : status;
        changedAt = changedAt == null ? Instant.EPOCH : changedAt;
    }

    /** @param language BCP 47 tag */
    public record Talk(
            String title,
            @Nullable String speaker,
            @Nullable String link,
            @Nullable String language) {}

    /** Whether a meeting takes place. */
    public enum Status {
        @JsonProperty("planned")
        PLANNED,
        @JsonProperty("called-off")
        CALLED_OFF,
        /** No longer said to take place at all: nobody sees it, and what made it may bring it back. */
        @JsonProperty("withdrawn")
        WITHDRAWN
    }

    /**
     * Which evening of a series a meeting is.
     *
     * @param recurrenceId the local time that the rule gave it (RFC 5545, section 3.8.4.4); it stays when the evening is moved
     * @param seriesVersion the version of the series that this was last written by
     * @param detached whether people have changed this one evening, so that the series leaves it alone
     */
    public record Occurrence(String seriesId, String recurrenceId, long seriesVersion, boolean detached) {}

    /** What is said of a meeting, by a form, a series or a feed. */
    public record Plan(
            String title,
            String description,
            Instant startsAt,
            String zone,
            int durationMinutes,
            @Nullable String venue,
            @Nullable String onlineUrl,
            List<Talk> talks,
            @Nullable Integer expectedSize,
            @Nullable Integer capacity,
            Entry.@Nullable Access access) {}

    /** A meeting that somebody announces. */
    static Meeting of(String groupId, Plan plan, Status status, Instant now) {
        return of(groupId, plan, status, now, null, null);
    }

    /** An evening of a series. */
    public static Meeting ofSeries(String groupId, Plan plan, Occurrence occurrence, Status status, Instant now) {
        return of(groupId, plan, status, now, occurrence, null);
    }

    /** An event of a group's own calendar. */
    public static Meeting ofFeed(String groupId, Plan plan, String uid, Status status, Instant now) {
        return of(groupId, plan, status, now, null, uid);
    }

    /** The same meeting, of which people say something else; an evening of a series is no longer kept by it. */
    Meeting edited(Plan plan, Status status, Instant now) {
        var detached = occurrence == null
                ? null
                : new Occurrence(occurrence.seriesId, occurrence.recurrenceId, occurrence.seriesVersion, true);
        return of(groupId, plan, status, now, detached, feedUid);
    }

    /** The same meeting in another state. */
    Meeting with(Status status, Instant now) {
        return of(groupId, plan(), status, now, occurrence, feedUid);
    }

    /** The same evening in another state, as a newer version of its series says. */
    Meeting with(Status status, Instant now, long seriesVersion) {
        var newer = occurrence == null
                ? null
                : new Occurrence(occurrence.seriesId, occurrence.recurrenceId, seriesVersion, occurrence.detached);
        return of(groupId, plan(), status, now, newer, feedUid);
    }

    /** The same meeting of another group, which no calendar keeps any more. */
    Meeting in(String otherGroupId) {
        return of(otherGroupId, plan(), status, changedAt, occurrence, null);
    }

    /** What is said of this meeting. */
    public Plan plan() {
        return new Plan(
                title,
                description,
                startsAt,
                zone,
                durationMinutes,
                venue,
                onlineUrl,
                talks,
                expectedSize,
                capacity,
                access);
    }

    public Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(durationMinutes));
    }

    /** Whether nobody may know of it any more. */
    public boolean isWithdrawn() {
        return status == Status.WITHDRAWN;
    }

    /** Who keeps it up to date: {@code portal}, {@code series} or {@code feed}. */
    public String source() {
        return feedUid != null ? "feed" : occurrence != null ? "series" : "portal";
    }

    /** Whether nothing differs but when it was said. */
    boolean saysTheSameAs(Meeting other) {
        return of(groupId, plan(), status, other.changedAt, occurrence, feedUid).equals(other);
    }

    private static Meeting of(
            String groupId,
            Plan plan,
            Status status,
            Instant now,
            @Nullable Occurrence occurrence,
            @Nullable String feedUid) {
        return new Meeting(
                groupId,
                plan.title(),
                plan.description(),
                plan.startsAt(),
                plan.zone(),
                plan.durationMinutes(),
                plan.venue(),
                plan.onlineUrl(),
                plan.talks(),
                plan.expectedSize(),
                plan.capacity(),
                plan.access(),
                status,
                now,
                occurrence,
                feedUid);
    }

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
            @Nullable String onlineUrl,
            List<Talk> talks,
            @Nullable Integer expectedSize,
            @Nullable Integer capacity,
            Entry.@Nullable Access access,
            Status status,
            String source,
            @Nullable String seriesId) {}

    private static Publication publication(Stored<Meeting> stored) {
        var meeting = stored.state();
        if (meeting.isWithdrawn()) {
            return Publication.withdrawal();
        }
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
                meeting.onlineUrl(),
                meeting.talks(),
                meeting.expectedSize(),
                meeting.capacity(),
                meeting.access(),
                meeting.status(),
                meeting.source(),
                meeting.occurrence() == null ? null : meeting.occurrence().seriesId()));
    }
}
