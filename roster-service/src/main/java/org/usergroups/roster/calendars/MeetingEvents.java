package org.usergroups.roster.calendars;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.files.CalendarFile;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.meetings.Meeting;

/** Writes meetings as events of calendar files. */
@Component
class MeetingEvents {

    private final RosterProperties properties;
    private final PortalPages pages;

    MeetingEvents(RosterProperties properties, PortalPages pages) {
        this.properties = properties;
        this.pages = pages;
    }

    void write(CalendarFile file, Group group, Stored<Meeting> stored) {
        var meeting = stored.state();
        var page = pages.meeting(group.slug(), stored.id());
        file.begin("VEVENT")
                .plain("UID", stored.id() + "@" + properties.publicUrl().getHost())
                .plain("SEQUENCE", String.valueOf(stored.version()))
                .time("DTSTAMP", meeting.changedAt())
                .time("DTSTART", meeting.startsAt())
                .time("DTEND", meeting.endsAt())
                .text("SUMMARY", group.name() + ": " + meeting.title())
                .text("DESCRIPTION", description(meeting))
                .text("LOCATION", meeting.venue() == null ? meeting.onlineUrl() : meeting.venue())
                .plain("URL", page)
                .plain("STATUS", meeting.status() == Meeting.Status.CALLED_OFF ? "CANCELLED" : "CONFIRMED")
                .end("VEVENT");
    }

    private static String description(Meeting meeting) {
        var talks = meeting.talks().stream()
                .map(talk -> talk.speaker() == null ? talk.title() : talk.title() + " – " + talk.speaker())
                .collect(Collectors.joining("\n"));
        return Stream.of(meeting.description(), talks, meeting.onlineUrl())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
