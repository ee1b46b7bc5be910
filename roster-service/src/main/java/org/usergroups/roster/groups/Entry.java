package org.usergroups.roster.groups;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a group's people say of it: all that an edit can change, and all that its history keeps.
 *
 * @param language BCP 47 tag of {@code name} and {@code description}
 * @param country ISO 3166-1 alpha-2, or XK; absent for groups of no single country
 * @param subdivision ISO 3166-2
 * @param region the name of a region, as people there write it
 * @param geonameId the city's row in GeoNames
 * @param places where else the group meets, besides the place at home that the fields before it tell
 * @param zone IANA time zone
 * @param languages BCP 47 tags of what is spoken at meetings
 * @param foundedOn a year, a month or a day (ISO 8601, reduced precision allowed), as in {@code 2007-05}
 * @param source where an imported entry comes from, and under which licence
 */
public record Entry(
        String name,
        String description,
        @Nullable String language,
        List<Translation> translations,
        @Nullable String country,
        @Nullable String subdivision,
        @Nullable String region,
        @Nullable String city,
        @Nullable Integer geonameId,
        @Nullable Location location,
        Scope scope,
        boolean online,
        List<Place> places,
        @Nullable String zone,
        List<String> languages,
        List<String> topics,
        @Nullable String url,
        List<Channel> channels,
        @Nullable String foundedOn,
        Access access,
        Story story,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    public Entry {
        translations = translations == null ? List.of() : List.copyOf(translations);
        places = places == null ? List.of() : List.copyOf(places);
        access = access == null ? Access.UNKNOWN : access;
        story = story == null ? Story.UNTOLD : story;
    }

    /** A point in WGS 84 degrees. */
    public record Location(double lat, double lon) {}

    /** How far the group reaches. */
    public enum Scope {
        city,
        region,
        country,
        online
    }

    /** The entry's words in another language; what is absent is shown as the group says it first. */
    public record Translation(
            String language,
            @Nullable String name,
            @Nullable String description) {}

    /** How closely a place is known. */
    public enum Precision {
        venue,
        city,
        region,
        country,
        online
    }

    /** Another place of the group: a second city, a venue, a country that it reaches. */
    public record Place(
            @Nullable String label,
            Precision precision,
            @Nullable String country,
            @Nullable String city,
            @Nullable Integer geonameId,
            @Nullable Location location) {}

    /**
     * Where the group is found on the net besides its website. Older entries named the service as the type; they read as the kind that it
     * is of, with its name.
     *
     * @param type {@code website}, {@code chat}, {@code video}, {@code code} or {@code social}
     * @param label the service's name, such as Matrix, or what the group calls the channel
     */
    public record Channel(String type, String url, @Nullable String label) {

        public Channel {
            var word = type == null ? "" : type;
            var there = KnownServices.at(url == null ? "" : url);
            var said = KnownServices.named(word);
            type = said.or(() -> there).map(service -> service.kind().name()).orElse(KnownServices.Kind.website.name());
            if (label == null || label.isBlank()) {
                var own = word.isBlank() || said.isPresent() ? null : word;
                label = said.map(KnownServices.Service::name)
                        .or(() -> there.map(KnownServices.Service::name))
                        .orElse(own);
            }
        }
    }

    /** What somebody needs to know to be able to come; absent is not known. */
    public record Access(
            @Nullable Boolean stepFree,
            @Nullable Boolean captions,
            @Nullable Boolean signLanguage,
            @Nullable Boolean quietRoom,
            @Nullable Boolean childCare,
            @Nullable String note) {

        /** Nothing is known. */
        public static final Access UNKNOWN = new Access(null, null, null, null, null, null);
    }

    /** Whether the group is of this country: at home, or in one of its further places. */
    boolean isIn(String code) {
        return code.equals(country) || places.stream().map(Place::country).anyMatch(code::equals);
    }

    /** The addresses that it names: the website and the channels. */
    public Stream<String> urls() {
        return Stream.concat(Stream.ofNullable(url), channels.stream().map(Channel::url));
    }

    /** The addresses at which the group itself speaks: the website, and the channels that are websites. */
    Stream<String> websites() {
        return Stream.concat(
                Stream.ofNullable(url),
                channels.stream()
                        .filter(channel -> channel.type().equals(KnownServices.Kind.website.name()))
                        .map(Channel::url));
    }

    Entry withUrl(@Nullable String other) {
        return with(translations, other);
    }

    Entry withTranslations(List<Translation> others) {
        return with(others, url);
    }

    private Entry with(List<Translation> otherTranslations, @Nullable String otherUrl) {
        return new Entry(
                name,
                description,
                language,
                otherTranslations,
                country,
                subdivision,
                region,
                city,
                geonameId,
                location,
                scope,
                online,
                places,
                zone,
                languages,
                topics,
                otherUrl,
                channels,
                foundedOn,
                access,
                story,
                source,
                licence,
                note);
    }
}
