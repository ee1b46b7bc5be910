package org.usergroups.blog.roster;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.EventHandler;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.Projection;

/** The groups of the roster, a moment behind it. */
@Component("rosterGroups")
public class Groups {

    private static final int MOST = 100_000;

    private final Projection<Group> groups;
    private final EventReader reader;
    private final ApplicationEventPublisher news;

    Groups(MongoDatabase database, EventReader reader, ApplicationEventPublisher news) {
        this.groups = new Projection<>(database, "groups", Group.class, "slug", "country");
        this.reader = reader;
        this.news = news;
    }

    public Optional<Group> byId(String id) {
        return groups.find(id);
    }

    public Optional<Group> bySlugOrId(String slugOrId) {
        return groups.find(eq("slug", slugOrId), 1).stream().findFirst().or(() -> byId(slugOrId));
    }

    /** Those of these groups that exist, by id. */
    public Map<String, Group> byIds(Collection<String> ids) {
        return groups.find(in("_id", ids), ids.size()).stream()
                .collect(Collectors.toMap(Group::id, Function.identity()));
    }

    public List<Group> inCountry(String country) {
        return groups.find(eq("country", country), MOST);
    }

    EventHandler following() {
        return groups.following(reader, id -> news.publishEvent(new GroupGone(id)));
    }
}
