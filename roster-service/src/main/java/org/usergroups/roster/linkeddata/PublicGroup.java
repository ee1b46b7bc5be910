package org.usergroups.roster.linkeddata;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Entry;
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
        Entry.@Nullable Location location,
        List<String> languages,
        List<String> topics,
        List<String> links,
        @Nullable String foundedOn,
        Instant registeredAt,
        Instant changedAt) {

    public static PublicGroup of(Stored<Group> stored) {
        var group = stored.state();
        var entry = group.entry();
        var links = Stream.concat(
                        Stream.ofNullable(entry.url()),
                        entry.channels().stream().map(Entry.Channel::url))
                .filter(link -> link.startsWith("https://") || link.startsWith("http://"))
                .distinct()
                .toList();
        return new PublicGroup(
                stored.id(),
                group.slug(),
                stored.version(),
                entry.name(),
                entry.description(),
                entry.country(),
                entry.region(),
                entry.city(),
                entry.location(),
                entry.languages(),
                entry.topics(),
                links,
                entry.foundedOn(),
                group.registeredAt(),
                group.changedAt());
    }
}
