package org.usergroups.roster.groups;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;

/** A group as the API shows it. */
record GroupView(
        String id,
        String slug,
        long version,
        String name,
        String description,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        GroupForm.@Nullable Point location,
        Group.Scope scope,
        boolean online,
        @Nullable String zone,
        List<String> languages,
        List<String> topics,
        @Nullable String url,
        List<Group.Channel> channels,
        Group.Status status,
        Instant registeredAt,
        Instant changedAt,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    static GroupView of(Stored<Group> stored) {
        var group = stored.state();
        return new GroupView(
                stored.id(),
                group.slug(),
                stored.version(),
                group.name(),
                group.description(),
                group.country(),
                group.region(),
                group.city(),
                GroupForm.of(group).location(),
                group.scope(),
                group.online(),
                group.zone(),
                group.languages(),
                group.topics(),
                group.url(),
                group.channels(),
                group.status(),
                group.registeredAt(),
                group.changedAt(),
                group.source(),
                group.licence(),
                group.note());
    }
}
