package org.usergroups.media.groups;

import com.mongodb.client.MongoDatabase;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.Projection;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;

/** The groups of the roster as far as their events have arrived, and who may change what is theirs. */
@Component("rosterGroups")
public class Groups {

    private final Projection<Group> groups;
    private final Projection<Member> members;
    private final EventReader reader;

    Groups(MongoDatabase database, EventReader reader) {
        this.groups = new Projection<>(database, "groups", Group.class);
        this.members = new Projection<>(database, "members", Member.class);
        this.reader = reader;
    }

    public Optional<Group> find(String groupId) {
        return groups.find(groupId);
    }

    /** The group's time zone; UTC if it has none or none that this platform knows. */
    public ZoneId zone(String groupId) {
        try {
            return find(groupId).map(Group::zone).map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException unknownZone) {
            return ZoneOffset.UTC;
        }
    }

    /** @throws Problem 403 unless the caller organizes the group or coordinates the portal */
    public void requireOrganizer(Caller caller, String groupId) {
        var organizes = caller.coordinator()
                || members.find(caller.memberId())
                        .map(member -> member.organizes(groupId))
                        .orElse(false);
        if (!organizes) {
            throw Problem.forbidden("Only the group's organizers may change its albums and pictures.");
        }
    }

    EventHandler followingGroups(GroupRemoval removal) {
        return groups.following(reader, removal::removed);
    }

    EventHandler followingMembers() {
        return members.following(reader);
    }
}
