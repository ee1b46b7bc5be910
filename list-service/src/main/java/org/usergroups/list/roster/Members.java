package org.usergroups.list.roster;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.Projection;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;

/** Who organizes which group, a moment behind the roster. */
@Component("rosterMembers")
public class Members {

    private final Projection<Member> members;
    private final EventReader reader;

    Members(MongoDatabase database, EventReader reader) {
        this.members = new Projection<>(database, "members", Member.class);
        this.reader = reader;
    }

    /** Whether somebody runs the lists of a group: its organizers do, and coordinators. */
    public boolean mayRunListsOf(String groupId, Caller caller) {
        return caller.coordinator()
                || members.find(caller.memberId())
                        .map(member -> member.organizes(groupId))
                        .orElse(false);
    }

    public boolean mayRunListsOf(String groupId, Optional<Caller> caller) {
        return caller.map(it -> mayRunListsOf(groupId, it)).orElse(false);
    }

    /** @throws Problem 403 unless somebody runs the lists of a group */
    public void requireRunningListsOf(String groupId, Caller caller) {
        if (!mayRunListsOf(groupId, caller)) {
            throw Problem.forbidden("Only organizers of the list's group may do this.");
        }
    }

    EventHandler following() {
        return members.following(reader);
    }
}
