package org.usergroups.roster.calendars;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;

/** All coming meetings as one calendar file, sent page by page as they are read, the soonest first. */
@Component
public class ComingMeetings {

    private static final int PAGE = 500;

    private final Meetings meetings;
    private final Groups groups;
    private final MeetingEvents events;
    private final InstantSource clock;

    ComingMeetings(Meetings meetings, Groups groups, MeetingEvents events, InstantSource clock) {
        this.meetings = meetings;
        this.groups = groups;
        this.events = events;
        this.clock = clock;
    }

    /** Writes the meetings of the groups that match. */
    public void write(String name, Predicate<Group> wanted, OutputStream out) throws IOException {
        var file = new CalendarFile(name);
        var after = clock.instant();
        var before = Set.<String>of();
        while (true) {
            var page = meetings.coming(after, PAGE);
            var written = before;
            var some = page.stream()
                    .filter(meeting -> !written.contains(meeting.id()))
                    .toList();
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
            if (page.size() < PAGE || some.isEmpty()) {
                break;
            }
            before = page.stream().map(Stored::id).collect(Collectors.toCollection(HashSet::new));
            // One millisecond back, since several meetings may begin together.
            after = last(page).startsAt().minusMillis(1);
        }
        out.write(file.bytes());
    }

    private static Meeting last(List<Stored<Meeting>> page) {
        return page.getLast().state();
    }

    private Map<String, Group> groupsOf(Set<String> ids) {
        var known = new HashMap<String, Group>();
        groups.withIds(ids).forEach(group -> known.put(group.id(), group.state()));
        return known;
    }
}
