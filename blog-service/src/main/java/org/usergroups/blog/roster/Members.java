package org.usergroups.blog.roster;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.Projection;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.web.Caller;

/** Who organizes which group, a moment behind the roster. */
@Component("rosterMembers")
public class Members {

    private final Projection<Member> members;
    private final EventReader reader;
    private final ApplicationEventPublisher news;

    Members(MongoDatabase database, EventReader reader, ApplicationEventPublisher news) {
        this.members = new Projection<>(database, "members", Member.class);
        this.reader = reader;
        this.news = news;
    }

    /** Whether somebody may write for a group: its organizers may, and coordinators. */
    public boolean mayWriteFor(Caller caller, String groupId) {
        return caller.coordinator() || organizedBy(caller.memberId()).contains(groupId);
    }

    /** The ids of the groups that a member organizes. */
    public List<String> organizedBy(String memberId) {
        return members.find(memberId).map(Member::organizedGroups).orElse(List.of());
    }

    public Optional<String> displayName(String memberId) {
        return members.find(memberId).map(Member::displayName);
    }

    void take(ReceivedEvent event) {
        if (event.isDeletion()) {
            members.forget(event.subject(), event.sequence());
        } else {
            members.apply(event.subject(), event.sequence(), reader.read(event, Member.class));
        }
        news.publishEvent(
                new MemberNamed(event.subject(), displayName(event.subject()).orElse(null)));
    }
}
