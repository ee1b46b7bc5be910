package org.usergroups.roster.groups;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;

/** What the world gets to know of groups, on {@code roster.groups.v1}. */
public final class GroupEvents {

    /** The topic of groups. */
    public static final StateTopic<Group> TOPIC = new StateTopic<>(
            "roster.groups.v1", "org.usergroups.roster.group", "/roster-service", GroupEvents::publication);

    private GroupEvents() {}

    /** The data of {@code org.usergroups.roster.group.changed.v1}. */
    record GroupChanged(
            String id,
            long sequence,
            String slug,
            String name,
            String description,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            Group.@Nullable Location location,
            Group.Scope scope,
            boolean online,
            @Nullable String zone,
            List<String> languages,
            List<String> topics,
            @Nullable String url,
            Group.Status status,
            Instant registeredAt,
            Instant changedAt) {}

    private static Publication publication(Stored<Group> stored) {
        var group = stored.state();
        return Publication.snapshot(new GroupChanged(
                stored.id(),
                stored.version(),
                group.slug(),
                group.name(),
                group.description(),
                group.country(),
                group.region(),
                group.city(),
                group.location(),
                group.scope(),
                group.online(),
                group.zone(),
                group.languages(),
                group.topics(),
                group.url(),
                group.status(),
                group.registeredAt(),
                group.changedAt()));
    }
}
