package org.usergroups.roster.linkeddata;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;

/**
 * What machines are told of a group, whatever else its entry holds. The one place where they read the entry.
 *
 * @param links the website and the channels, as far as they are web addresses
 */
public record PublicGroup(
        String id,
        String slug,
        long version,
        String name,
        String description,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        Group.@Nullable Location location,
        List<String> languages,
        List<String> topics,
        List<String> links,
        Instant registeredAt,
        Instant changedAt) {

    public static PublicGroup of(Stored<Group> stored) {
        var group = stored.state();
        var links = Stream.concat(
                        Stream.ofNullable(group.url()),
                        group.channels().stream().map(Group.Channel::url))
                .filter(link -> link.startsWith("https://") || link.startsWith("http://"))
                .distinct()
                .toList();
        return new PublicGroup(
                stored.id(),
                group.slug(),
                stored.version(),
                group.name(),
                group.description(),
                group.country(),
                group.region(),
                group.city(),
                group.location(),
                group.languages(),
                group.topics(),
                links,
                group.registeredAt(),
                group.changedAt());
    }
}
