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
        @Nullable String note) {

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

    /** Whether nothing but the time of the last change differs. */
    boolean saysTheSameAs(Group other) {
        return changedAt(other.changedAt).equals(other);
    }

    Group changedAt(Instant now) {
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
                now,
                source,
                licence,
                note);
    }
}
