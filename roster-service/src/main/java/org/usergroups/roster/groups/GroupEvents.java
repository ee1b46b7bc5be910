package org.usergroups.roster.groups;

import java.time.Instant;
import java.time.LocalDate;
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
            List<String> formerSlugs,
            String name,
            String description,
            @Nullable String language,
            List<Entry.Translation> translations,
            @Nullable String country,
            @Nullable String subdivision,
            @Nullable String region,
            @Nullable String city,
            @Nullable Integer geonameId,
            Entry.@Nullable Location location,
            Entry.Scope scope,
            boolean online,
            List<Entry.Place> places,
            @Nullable String zone,
            List<String> languages,
            List<String> topics,
            @Nullable String url,
            List<Entry.Channel> channels,
            @Nullable String foundedOn,
            Entry.Access access,
            Story story,
            Freshness.Status status,
            @Nullable Instant confirmedAt,
            Instant confirmBy,
            Instant registeredAt,
            Instant changedAt,
            @Nullable LocalDate featuredUntil,
            @Nullable String featuredNote) {}

    private static Publication publication(Stored<Group> stored) {
        var group = stored.state();
        var entry = group.entry();
        var featured = group.featured();
        return Publication.snapshot(new GroupChanged(
                stored.id(),
                stored.version(),
                group.slug(),
                group.formerSlugs(),
                entry.name(),
                entry.description(),
                entry.language(),
                entry.translations(),
                entry.country(),
                entry.subdivision(),
                entry.region(),
                entry.city(),
                entry.geonameId(),
                entry.location(),
                entry.scope(),
                entry.online(),
                entry.places(),
                entry.zone(),
                entry.languages(),
                entry.topics(),
                entry.url(),
                entry.channels(),
                entry.foundedOn(),
                entry.access(),
                entry.story(),
                group.status(),
                group.freshness().confirmedAt(),
                group.freshness().confirmBy(),
                group.registeredAt(),
                group.changedAt(),
                featured == null ? null : featured.until(),
                featured == null ? null : featured.note()));
    }
}
