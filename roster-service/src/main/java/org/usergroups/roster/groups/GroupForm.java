package org.usergroups.roster.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an organizer says of a group, as it is typed. Everything but the name may be left out. */
public record GroupForm(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String description,
        @Nullable String language,
        @Nullable List<Entry.Translation> translations,
        @Nullable String country,
        @Nullable String subdivision,
        @Nullable String region,
        @Nullable String city,
        @Nullable Integer geonameId,
        @Nullable Point location,
        @Nullable String scope,
        @Nullable Boolean online,
        @Nullable List<PlaceForm> places,
        @Nullable String zone,
        @Nullable List<String> languages,
        @Nullable List<String> topics,
        @Nullable String url,
        @Nullable List<ChannelForm> channels,
        @Nullable String foundedOn,
        Entry.@Nullable Access access,
        @Nullable Story story,
        @Nullable String status,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    /** A GeoJSON point (RFC 7946, section 3.1.2): longitude first. */
    public record Point(@Nullable String type, @Nullable List<@Nullable Double> coordinates) {

        static @Nullable Point of(Entry.@Nullable Location location) {
            return location == null ? null : new Point("Point", List.of(location.lon(), location.lat()));
        }

        boolean isPlace() {
            return isWithin(0, 180) && isWithin(1, 90) && coordinates != null && coordinates.size() == 2;
        }

        /** Only for a point that is a place. */
        Entry.Location toLocation() {
            return new Entry.Location(degrees(1), degrees(0));
        }

        private boolean isWithin(int index, double most) {
            return Math.abs(degrees(index)) <= most;
        }

        private double degrees(int index) {
            var value = coordinates == null || coordinates.size() <= index ? null : coordinates.get(index);
            return value == null ? Double.NaN : value;
        }
    }

    /** Another place of the group. */
    public record PlaceForm(
            @Nullable String label,
            @Nullable String precision,
            @Nullable String country,
            @Nullable String city,
            @Nullable Integer geonameId,
            @Nullable Point location) {}

    /**
     * Where else the group is found.
     *
     * @param type a kind of channel or a service's name; what the address says if it is left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChannelForm(
            @Nullable String type,
            @Nullable String url,
            @Nullable String label) {}

    /** This form as a change of what an entry said: where the city is another one, coordinates that were not changed go. */
    GroupForm changing(Group before) {
        var entry = before.entry();
        var isElsewhere = !Objects.equals(city, entry.city()) || !Objects.equals(country, entry.country());
        var isMoved = !Objects.equals(location, Point.of(entry.location()));
        if (!isElsewhere || isMoved) {
            return this;
        }
        return new GroupForm(
                name,
                slug,
                description,
                language,
                translations,
                country,
                Objects.equals(subdivision, entry.subdivision()) ? null : subdivision,
                Objects.equals(region, entry.region()) ? null : region,
                city,
                null,
                null,
                scope,
                online,
                places,
                zone,
                languages,
                topics,
                url,
                channels,
                foundedOn,
                access,
                story,
                status,
                source,
                licence,
                note);
    }

    static GroupForm of(Group group) {
        return of(group.slug(), group.entry(), group.status());
    }

    /** The form that says what an entry says. */
    public static GroupForm of(String slug, Entry entry, Freshness.Status status) {
        return new GroupForm(
                entry.name(),
                slug,
                entry.description(),
                entry.language(),
                entry.translations(),
                entry.country(),
                entry.subdivision(),
                entry.region(),
                entry.city(),
                entry.geonameId(),
                Point.of(entry.location()),
                entry.scope().name(),
                entry.online(),
                entry.places().stream()
                        .map(place -> new PlaceForm(
                                place.label(),
                                place.precision().name(),
                                place.country(),
                                place.city(),
                                place.geonameId(),
                                Point.of(place.location())))
                        .toList(),
                entry.zone(),
                entry.languages(),
                entry.topics(),
                entry.url(),
                entry.channels().stream()
                        .map(channel -> new ChannelForm(channel.type(), channel.url(), channel.label()))
                        .toList(),
                entry.foundedOn(),
                entry.access(),
                entry.story(),
                status.name(),
                entry.source(),
                entry.licence(),
                entry.note());
    }
}
