package org.usergroups.roster.groups;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.places.PlaceCheck;
import org.usergroups.platform.places.Verdict;
import org.usergroups.platform.topics.Topics;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.roster.places.AskedCountries;

/** Reads forms: finds what cannot be taken, and writes what can in one way. */
@Component
public class Forms {

    private static final int MANY = 20;

    private final Countries countries;
    private final AskedCountries askedCountries;
    private final PlaceCheck places;
    private final Topics topics;

    Forms(Countries countries, AskedCountries askedCountries, PlaceCheck places, Topics topics) {
        this.countries = countries;
        this.askedCountries = askedCountries;
        this.places = places;
        this.topics = topics;
    }

    /** A form as it was read; what is said counts only when there are no errors. */
    public record Reading(Said said, FieldErrors errors) {

        /** @throws org.usergroups.platform.web.Problem 422 with every error, if there is one */
        public Said orRefuse() {
            errors.refuse();
            return said;
        }
    }

    public Reading read(GroupForm form) {
        var errors = new FieldErrors();
        words(form, errors);
        var location = location(form.location(), "location", errors);
        var country = askedCountries.code(form.country(), "country", errors);
        subdivision(form.subdivision(), country, errors);
        var scope = oneOf(Entry.Scope.class, form.scope(), "scope", errors);
        var status = oneOf(Freshness.Status.class, form.status(), "status", errors);
        errors.check(form.zone() == null || isZone(form.zone()), "zone", "Must be a time zone such as Europe/Lisbon.");
        var city = place(country, form.region(), form.city(), location, "location", errors);
        var entry = new Entry(
                text(form.name()),
                text(form.description()),
                form.language(),
                few(errors, form.translations(), "translations"),
                country,
                form.subdivision() == null && city != null ? city.subdivision() : form.subdivision(),
                form.region() == null && city != null ? city.region() : form.region(),
                form.city(),
                city == null ? null : city.geonameId(),
                location == null && city != null ? new Entry.Location(city.lat(), city.lon()) : location,
                scope == null ? (form.city() == null ? Entry.Scope.country : Entry.Scope.city) : scope,
                Boolean.TRUE.equals(form.online()) || scope == Entry.Scope.online,
                few(errors, form.places(), "places").stream()
                        .map(place -> place(place, errors))
                        .toList(),
                form.zone() == null && city != null ? city.zone() : form.zone(),
                few(errors, form.languages(), "languages"),
                few(errors, form.topics(), "topics").stream()
                        .map(topics::keyOf)
                        .distinct()
                        .toList(),
                form.url(),
                few(errors, form.channels(), "channels").stream()
                        .map(channel -> channel(channel, errors))
                        .toList(),
                form.foundedOn(),
                form.access() == null ? Entry.Access.UNKNOWN : form.access(),
                form.story() == null ? Story.UNTOLD : form.story(),
                form.source(),
                form.licence(),
                form.note());
        many(entry, errors);
        story(entry.story(), errors);
        return new Reading(new Said(form.slug(), entry, status == null ? Freshness.Status.active : status), errors);
    }

    private static void words(GroupForm form, FieldErrors errors) {
        errors.requiredLine(form.name(), "name", 120)
                .text(form.description(), "description", 10_000)
                .language(form.language(), "language")
                .line(form.region(), "region", 120)
                .line(form.city(), "city", 120)
                .line(form.source(), "source", 200)
                .line(form.licence(), "licence", 200)
                .text(form.note(), "note", 500)
                .link(form.url(), "url")
                .check(
                        form.foundedOn() == null || isDate(form.foundedOn()),
                        "foundedOn",
                        "Must be a year, a month or a day, such as 2007, 2007-05 or 2007-05-12.")
                .check(
                        form.slug() == null || Slugs.isSlug(form.slug()),
                        "slug",
                        "May have letters, digits and hyphens, 80 characters at most.");
    }

    private static void many(Entry entry, FieldErrors errors) {
        entry.translations()
                .forEach(translation -> errors.required(translation.language(), "translations.language", 35)
                        .language(translation.language(), "translations.language")
                        .line(translation.name(), "translations.name", 120)
                        .text(translation.description(), "translations.description", 10_000));
        var tags = entry.translations().stream()
                .map(translation -> String.valueOf(translation.language()).toLowerCase(Locale.ROOT))
                .toList();
        errors.check(
                tags.stream().distinct().count() == tags.size(), "translations", "One translation for each language.");
        entry.languages().forEach(language -> errors.language(language, "languages"));
        entry.topics().forEach(topic -> errors.requiredLine(topic, "topics", Topics.LONGEST));
        errors.text(entry.access().note(), "access.note", 500);
    }

    private static void story(Story story, FieldErrors errors) {
        errors.language(story.language(), "story.language")
                .text(story.started(), "story.started", 5_000)
                .text(story.meeting(), "story.meeting", 5_000)
                .check(
                        story.attendance() == null || story.attendance() > 0 && story.attendance() <= 100_000,
                        "story.attendance",
                        "Must be a number of people, from 1.")
                .text(story.advice(), "story.advice", 5_000)
                .text(story.lookingForWords(), "story.lookingForWords", 2_000);
    }

    private static Entry.Channel channel(GroupForm.ChannelForm form, FieldErrors errors) {
        var type = text(form.type());
        errors.check(
                        type.isEmpty() || KnownServices.named(type).isPresent(),
                        "channels.type",
                        "Must be one of %s, or a service such as matrix or mastodon."
                                .formatted(names(KnownServices.Kind.class)))
                .required(form.url(), "channels.url", 2_000)
                .link(form.url(), "channels.url")
                .line(form.label(), "channels.label", 60);
        return new Entry.Channel(
                type,
                text(form.url()),
                form.label() == null ? null : form.label().strip());
    }

    private Entry.Place place(GroupForm.PlaceForm form, FieldErrors errors) {
        var precision = oneOf(Entry.Precision.class, form.precision(), "places.precision", errors);
        errors.line(form.label(), "places.label", 200).line(form.city(), "places.city", 120);
        var country = askedCountries.code(form.country(), "places.country", errors);
        var location = location(form.location(), "places.location", errors);
        var city = place(country, null, form.city(), location, "places.location", errors);
        return new Entry.Place(
                form.label(),
                precision == null ? Entry.Precision.city : precision,
                country,
                form.city(),
                city == null ? null : city.geonameId(),
                location == null && city != null ? new Entry.Location(city.lat(), city.lon()) : location);
    }

    private void subdivision(@Nullable String code, @Nullable String country, FieldErrors errors) {
        if (code == null) {
            return;
        }
        if (!countries.isSubdivision(code)) {
            errors.add("subdivision", "Must be an ISO 3166-2 code such as PT-13.");
        } else if (country != null && !code.startsWith(country + "-")) {
            errors.add(
                    "subdivision", "Is not in the country: codes of its divisions begin with %s-.".formatted(country));
        }
    }

    /** The city of the gazetteer that is meant, where it has it; coordinates that are elsewhere are an error. */
    private @Nullable Place place(
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            Entry.@Nullable Location location,
            String field,
            FieldErrors errors) {
        var verdict = places.check(
                country,
                region,
                city,
                location == null ? null : location.lat(),
                location == null ? null : location.lon());
        return switch (verdict) {
            case Verdict.Agrees(var place) -> place;
            case Verdict.Unknown() -> null;
            case Verdict.Disagrees(var reason, var kilometres, var likely, var sentence) -> {
                errors.add(field, sentence);
                yield null;
            }
        };
    }

    private static Entry.@Nullable Location location(
            GroupForm.@Nullable Point point, String field, FieldErrors errors) {
        if (point == null) {
            return null;
        }
        if (!point.isPlace()) {
            errors.add(field, "Must be a longitude from -180 to 180 and a latitude from -90 to 90, in this order.");
            return null;
        }
        return point.toLocation();
    }

    private static <E extends Enum<E>> @Nullable E oneOf(
            Class<E> type, @Nullable String name, String field, FieldErrors errors) {
        if (name == null) {
            return null;
        }
        var values = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Enum::name, Function.identity()));
        var value = values.get(name);
        if (value == null) {
            errors.add(field, "Must be one of %s.".formatted(names(type)));
        }
        return value;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static <T> List<T> few(FieldErrors errors, @Nullable List<T> values, String field) {
        var there = values == null
                ? List.<T>of()
                : values.stream().filter(Objects::nonNull).toList();
        errors.check(there.size() <= MANY, field, "At most %d.".formatted(MANY));
        return there.size() <= MANY ? there : List.of();
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

    private static boolean isDate(String text) {
        try {
            switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> YearMonth.parse(text);
                default -> LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
