package org.usergroups.roster.groups;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.FieldErrors;

/** What an organizer says of a group. Everything but the name may be left out. */
public record GroupForm(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String description,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable Point location,
        @Nullable String scope,
        @Nullable Boolean online,
        @Nullable String zone,
        @Nullable List<String> languages,
        @Nullable List<String> topics,
        @Nullable String url,
        @Nullable List<Group.Channel> channels,
        @Nullable String status,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    private static final int MANY = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> SCOPES = Set.of("city", "region", "country", "online");
    private static final Set<String> STATUSES = Set.of("active", "inactive", "prospective");

    /** A GeoJSON point (RFC 7946, section 3.1.2): longitude first. */
    public record Point(@Nullable String type, @Nullable List<@Nullable Double> coordinates) {}

    static GroupForm of(Group group) {
        var location = group.location();
        return new GroupForm(
                group.name(),
                group.slug(),
                group.description(),
                group.country(),
                group.region(),
                group.city(),
                location == null ? null : new Point("Point", List.of(location.lon(), location.lat())),
                group.scope().name(),
                group.online(),
                group.zone(),
                group.languages(),
                group.topics(),
                group.url(),
                group.channels(),
                group.status().name(),
                group.source(),
                group.licence(),
                group.note());
    }

    /** What cannot be taken. */
    public FieldErrors errors() {
        var errors = new FieldErrors()
                .required(name, "name", 120)
                .text(description, "description", 10_000)
                .text(region, "region", 120)
                .text(city, "city", 120)
                .text(source, "source", 200)
                .text(licence, "licence", 200)
                .text(note, "note", 500)
                .link(url, "url")
                .check(
                        country == null || country.equals("XK") || COUNTRIES.contains(country),
                        "country",
                        "“%s” is no country code. It must be an ISO 3166-1 code of two capital letters, such as DE or BR."
                                .formatted(country))
                .check(
                        scope == null || SCOPES.contains(scope),
                        "scope",
                        "Must be one of city, region, country, online.")
                .check(
                        status == null || STATUSES.contains(status),
                        "status",
                        "Must be one of active, inactive, prospective.")
                .check(zone == null || isZone(zone), "zone", "Must be a time zone such as Europe/Lisbon.")
                .check(
                        slug == null || Slugs.isSlug(slug),
                        "slug",
                        "May have letters, digits and hyphens, 80 characters at most.");
        many(errors, languages, "languages").forEach(language -> errors.language(language, "languages"));
        many(errors, topics, "topics").forEach(topic -> errors.required(topic, "topics", 50));
        many(errors, channels, "channels")
                .forEach(channel -> errors.required(channel.type(), "channels.type", 30)
                        .required(channel.url(), "channels.url", 2_000)
                        .link(channel.url(), "channels.url"));
        if (location != null) {
            errors.check(
                    isPoint(location),
                    "location",
                    "Must be a longitude from -180 to 180 and a latitude from -90 to 90, in this order.");
        }
        return errors;
    }

    private static boolean isPoint(Point location) {
        var point = location.coordinates();
        return point != null
                && point.size() == 2
                && point.stream().allMatch(java.util.Objects::nonNull)
                && Math.abs(degrees(point, 0)) <= 180
                && Math.abs(degrees(point, 1)) <= 90;
    }

    private static double degrees(@Nullable List<@Nullable Double> point, int index) {
        var value = point == null ? null : point.get(index);
        return value == null ? Double.NaN : value;
    }

    /** The entry that this form describes; only for a form without errors. */
    Group toGroup(String slug, Instant registeredAt, Instant now, Group.@Nullable Imported imported) {
        return new Group(
                slug,
                text(name),
                text(description),
                country,
                region,
                city,
                location == null
                        ? null
                        : new Group.Location(degrees(location.coordinates(), 1), degrees(location.coordinates(), 0)),
                scope == null ? (city == null ? Group.Scope.country : Group.Scope.city) : Group.Scope.valueOf(scope),
                Boolean.TRUE.equals(online) || "online".equals(scope),
                zone,
                orEmpty(languages),
                orEmpty(topics).stream()
                        .map(topic -> topic.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList(),
                url,
                orEmpty(channels),
                status == null ? Group.Status.active : Group.Status.valueOf(status),
                registeredAt,
                now,
                source,
                licence,
                note,
                imported);
    }

    private static <T> List<T> many(FieldErrors errors, @Nullable List<T> values, String field) {
        var list = orEmpty(values);
        errors.check(list.size() <= MANY, field, "At most %d.".formatted(MANY));
        return list.size() <= MANY ? list : List.of();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(java.util.Objects::nonNull).toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getId().contains("/") || zone.equals("UTC");
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
