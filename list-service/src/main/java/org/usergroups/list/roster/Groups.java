package org.usergroups.list.roster;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.Projection;

/** The groups of the roster, a moment behind it. */
@Component("rosterGroups")
public class Groups {

    private final Projection<Group> groups;
    private final EventReader reader;
    private final ApplicationEventPublisher news;

    Groups(MongoDatabase database, EventReader reader, ApplicationEventPublisher news) {
        this.groups = new Projection<>(database, "groups", Group.class);
        this.reader = reader;
        this.news = news;
    }

    public Optional<Group> byId(String id) {
        return groups.find(id);
    }

    EventHandler following() {
        return groups.following(reader, id -> news.publishEvent(new GroupGone(id)));
    }
}
