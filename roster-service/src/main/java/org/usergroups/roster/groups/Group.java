package org.usergroups.roster.groups;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group's entry.
 *
 * @param country ISO 3166-1 alpha-2, or XK; absent for groups of no single country
 * @param zone IANA time zone
 * @param languages BCP 47 tags
 * @param source where an imported entry comes from, and under which licence
 * @param imported the last import that changed the entry; absent for one that was registered by hand
 */
public record Group(
        String slug,
        String name,
        String description,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable Location location,
        Scope scope,
        boolean online,
        @Nullable String zone,
        List<String> languages,
        List<String> topics,
        @Nullable String url,
        List<Channel> channels,
        Status status,
        Instant registeredAt,
        Instant changedAt,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note,
        @Nullable Imported imported) {

    /**
     * What an import has left.
     *
     * @param id the entry's id in the imported file, which stays when the slug changes
     * @param digest SHA-256 of what the file said
     */
    public record Imported(String id, String digest, Instant at) {}

    /** A point in WGS 84 degrees. */
    public record Location(double lat, double lon) {}

    /** How far the group reaches. */
    public enum Scope {
        city,
        region,
        country,
        online
    }

    /** Whether the group is at work. */
    public enum Status {
        active,
        inactive,
        prospective
    }

    /** Another place where the group is found, as in {@code chat} or {@code mastodon}. */
    public record Channel(String type, String url) {}

    /** Whether nothing differs but when and from where the entry was last changed. */
    boolean saysTheSameAs(Group other) {
        return changed(other.changedAt, other.imported).equals(other);
    }

    /** Whether people have changed the entry since it was imported, or have registered it. */
    boolean isLookedAfter() {
        return imported == null || changedAt.isAfter(imported.at());
    }

    private Group changed(Instant at, @Nullable Imported by) {
        return new Group(
                slug,
                name,
                description,
                country,
                region,
                city,
                location,
                scope,
                online,
                zone,
                languages,
                topics,
                url,
                channels,
                status,
                registeredAt,
                at,
                source,
                licence,
                note,
                by);
    }
}
