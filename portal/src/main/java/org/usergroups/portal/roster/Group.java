package org.usergroups.portal.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A usergroup's entry in the roster.
 *
 * @param askable whether its people are silent, so that others may ask to look after it
 * @param featured null for a group that is not, and from the day on after its term
 */
public record Group(
        String id,
        String slug,
        long version,
        String name,
        @Nullable String description,
        @Nullable String language,
        List<Translation> translations,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable Point location,
        @Nullable String scope,
        boolean online,
        List<Place> places,
        @Nullable String zone,
        List<String> languages,
        List<String> topics,
        @Nullable String url,
        @Nullable Check websiteCheck,
        List<Channel> channels,
        @Nullable String foundedOn,
        @Nullable Access access,
        @Nullable Story story,
        int storyAnswered,
        @Nullable String status,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedByName,
        @Nullable Instant confirmBy,
        boolean askable,
        @Nullable String verifiedHost,
        @Nullable Featured featured,
        List<Pending> pending,
        @Nullable Instant registeredAt,
        @Nullable Instant changedAt,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String note) {

    public Group {
        translations = orEmpty(translations);
        places = orEmpty(places);
        languages = orEmpty(languages);
        topics = orEmpty(topics);
        channels = orEmpty(channels);
        pending = orEmpty(pending);
    }

    /** The language of the entry, for the {@code lang} attribute: as its people say, else the only one that it has. */
    public @Nullable String wordsIn() {
        return language != null ? language : languages.size() == 1 ? languages.getFirst() : null;
    }

    /** What a reader with these languages sees (RFC 4647, section 3.4, lookup); the group's own words where none is there. */
    public Words in(List<Locale.LanguageRange> wanted) {
        Words own = new Words(wordsIn(), name, description);
        List<String> there = new ArrayList<>();
        if (wordsIn() != null) {
            there.add(wordsIn());
        }
        translations.forEach(translation -> there.add(translation.language()));
        String tag = Locale.lookupTag(wanted, there);
        if (tag == null || tag.equalsIgnoreCase(wordsIn())) {
            return own;
        }
        return translations.stream()
                .filter(translation -> translation.language().equalsIgnoreCase(tag))
                .findFirst()
                .map(translation -> new Words(
                        translation.language(),
                        translation.name() == null ? name : translation.name(),
                        translation.description() == null ? description : translation.description()))
                .orElse(own);
    }

    /** The entry's words in another language. */
    public record Translation(
            String language,
            @Nullable String name,
            @Nullable String description) {}

    /** What is shown of the entry in one language. */
    public record Words(
            @Nullable String language,
            String name,
            @Nullable String description) {}

    /** Where else the group meets. */
    public record Place(
            @Nullable String label,
            @Nullable String precision,
            @Nullable String country,
            @Nullable String city,
            @Nullable Integer geonameId,
            @Nullable Point location) {

        /**
         * What is known of where it is, the nearest first.
         *
         * @param countryName what a reader calls the country; empty for none
         */
        public String in(String countryName) {
            return Stream.of(label, city, countryName)
                    .filter(part -> part != null && !part.isBlank())
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
    }

    /** A point of GeoJSON (RFC 7946, section 3.1.2): longitude first. */
    public record Point(String type, List<Double> coordinates) {}

    /**
     * One place where the group is found.
     *
     * @param label the service's name, or what the group calls the channel
     * @param ok false for an address that has led nowhere for a week or longer; null for one that was not looked at yet
     */
    public record Channel(
            @Nullable String type,
            @Nullable String url,
            @Nullable String label,
            @Nullable Boolean ok,
            @Nullable Instant workedAt,
            @Nullable Instant unreachableSince) {

        public Check check() {
            return new Check(ok, workedAt, unreachableSince);
        }
    }

    /** What is known of an address, as of a channel's. */
    public record Check(
            @Nullable Boolean ok,
            @Nullable Instant workedAt,
            @Nullable Instant unreachableSince) {}

    /** What somebody needs to know to be able to come; null is not known. */
    public record Access(
            @Nullable Boolean stepFree,
            @Nullable Boolean captions,
            @Nullable Boolean signLanguage,
            @Nullable Boolean quietRoom,
            @Nullable Boolean childCare,
            @Nullable String note) {

        /** What these say, and where they say nothing, what others do. */
        public Access orElse(@Nullable Access other) {
            return other == null
                    ? this
                    : new Access(
                            stepFree == null ? other.stepFree : stepFree,
                            captions == null ? other.captions : captions,
                            signLanguage == null ? other.signLanguage : signLanguage,
                            quietRoom == null ? other.quietRoom : quietRoom,
                            childCare == null ? other.childCare : childCare,
                            note == null ? other.note : note);
        }
    }

    /** How the group works, in seven answers. */
    public record Story(
            @Nullable String language,
            @Nullable String started,
            @Nullable String meeting,
            @Nullable Integer attendance,
            @Nullable String rhythm,
            @Nullable String venue,
            @Nullable String advice,
            List<String> lookingFor,
            @Nullable String lookingForWords) {
        public Story {
            lookingFor = orEmpty(lookingFor);
        }
    }

    /**
     * That coordinators name the group as one worth a visit.
     *
     * @param until its last day
     * @param note why
     * @param byName who has decided it; null for somebody who has left
     */
    public record Featured(
            LocalDate until, String note, @Nullable String byName) {}

    /** A change that waits for objections. */
    public record Pending(
            String id,
            Kind kind,
            @Nullable String url,
            @Nullable String ownerId,
            Instant effectiveAt) {

        /** What waits. */
        public enum Kind {
            WEBSITE,
            OWNER,
            DELETION
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
