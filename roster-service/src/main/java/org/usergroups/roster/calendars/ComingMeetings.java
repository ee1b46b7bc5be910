package org.usergroups.roster.calendars;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.files.CalendarFile;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.meetings.Meetings;

/** All coming meetings as one calendar file, sent page by page as they are read, the soonest first. */
@Component
public class ComingMeetings {

    private static final int PAGE = 500;

    private final Meetings meetings;
    private final Groups groups;
    private final MeetingEvents events;

    ComingMeetings(Meetings meetings, Groups groups, MeetingEvents events) {
        this.meetings = meetings;
        this.groups = groups;
        this.events = events;
    }

    /** Writes the meetings of the groups that match. */
    public void write(String name, Predicate<Group> wanted, OutputStream out) throws IOException {
        var file = new CalendarFile(name);
        for (var some = meetings.coming(null, PAGE); !some.isEmpty(); some = meetings.coming(some.getLast(), PAGE)) {
            var known = groupsOf(
                    some.stream().map(meeting -> meeting.state().groupId()).collect(Collectors.toSet()));
            for (var meeting : some) {
                var group = known.get(meeting.state().groupId());
                if (group != null && wanted.test(group)) {
                    events.write(file, group, meeting);
                }
            }
            out.write(file.drain());
            out.flush();
        }
        out.write(file.bytes());
    }

    private Map<String, Group> groupsOf(Set<String> ids) {
        var known = new HashMap<String, Group>();
        groups.withIds(ids).forEach(group -> known.put(group.id(), group.state()));
        return known;
    }
}
