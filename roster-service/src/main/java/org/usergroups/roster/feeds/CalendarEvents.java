package org.usergroups.roster.feeds;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.meetings.Meeting;

/**
 * What a calendar file says will happen in the coming half year.
 *
 * @param isCut whether the file had more events than are read
 */
public record CalendarEvents(List<Coming> coming, List<Untaken> untaken, boolean isCut) {

    /**
     * One meeting.
     *
     * @param number of the event in the file, from 1
     * @param key what it is known by: the UID, and which date of a repeated event
     * @param hasPeople whether the file names people of it, whose addresses are not taken
     */
    public record Coming(int number, String key, Meeting.Plan plan, boolean isCalledOff, boolean hasPeople) {}

    /** An event of which nothing is to come, or that cannot be read. */
    public record Untaken(int number, @Nullable String uid, String reason) {}

    /**
     * Reads a file; empty when the text is no calendar.
     *
     * @param zone of the events that name none
     */
    public static Optional<CalendarEvents> read(String text, ZoneId zone, Instant now) {
        return CalendarLines.read(text).map(file -> of(file, new FeedEvents(file, zone, now).coming()));
    }

    private static CalendarEvents of(CalendarLines.Read file, List<FeedEvents.Entry> entries) {
        var byUid = entries.stream().collect(Collectors.groupingBy(FeedEvents.Entry::uid));
        var coming = new ArrayList<Coming>();
        var untaken = new ArrayList<Untaken>();
        var number = 0;
        for (var event : file.events()) {
            number++;
            var uid = event.text("UID");
            var known = FeedEvents.uid(event);
            if (uid.isEmpty()) {
                untaken.add(new Untaken(number, null, "The event has no UID, so it could not be told from others."));
            } else if (FeedEvents.isHidden(event)) {
                if (event.first("RECURRENCE-ID").isEmpty()) {
                    untaken.add(new Untaken(number, known, "The event is not public (CLASS)."));
                }
            } else if (event.first("DTSTART").isEmpty()) {
                untaken.add(new Untaken(number, known, "The event has no begin (DTSTART)."));
            } else if (event.first("RECURRENCE-ID").isEmpty()) {
                var meetings = byUid.remove(known);
                if (meetings == null) {
                    untaken.add(
                            new Untaken(
                                    number,
                                    known,
                                    "It does not begin within the coming six months, its begin cannot be read, or it was in the file before."));
                } else {
                    var hasPeople = event.first("ATTENDEE").isPresent()
                            || event.first("ORGANIZER").isPresent();
                    for (var meeting : meetings) {
                        coming.add(new Coming(number, meeting.key(), meeting.plan(), meeting.isCalledOff(), hasPeople));
                    }
                }
            }
        }
        return new CalendarEvents(coming, untaken, file.isCut());
    }
}
