package org.usergroups.search.documents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.places.Distances;
import org.usergroups.platform.places.Division;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;

/** Makes of a group's event its document, and the header that all documents of the group have. */
@Component
class GroupDocuments {

    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’](?=\\p{L})");
    private static final String JOINT = "jointMeetings";
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(-.*)?");

    private final EventReader reader;
    private final Gazetteer gazetteer;
    private final Divisions divisions;
    private final InstantSource clock;
    private final Shared shared = new Shared();

    GroupDocuments(EventReader reader, Gazetteer gazetteer, InstantSource clock) {
        this.reader = reader;
        this.gazetteer = gazetteer;
        this.divisions = new Divisions(gazetteer.divisions());
        this.clock = clock;
    }

    record GroupChanged(
            @Nullable String slug,
            @Nullable String name,
            @Nullable String description,
            @Nullable String country,
            @Nullable String subdivision,
            @Nullable String region,
            @Nullable String city,
            @Nullable Integer geonameId,
            SearchDocument.@Nullable Location location,
            @Nullable String zone,
            boolean online,
            @Nullable List<MeetingPlace> places,
            @Nullable List<String> languages,
            @Nullable List<String> topics,
            @Nullable List<Translation> translations,
            @Nullable Map<String, Object> access,
            @Nullable String foundedOn,
            @Nullable Story story,
            @Nullable String status,
            @Nullable LocalDate featuredUntil,
            @Nullable String featuredNote,
            @Nullable Instant changedAt) {}

    record Story(
            @Nullable String language,
            @Nullable String started,
            @Nullable String meeting,
            @Nullable Integer attendance,
            @Nullable String rhythm,
            @Nullable String venue,
            @Nullable String advice,
            @Nullable List<String> lookingFor,
            @Nullable String lookingForWords) {

        static final Story UNTOLD = new Story(null, null, null, null, null, null, null, null, null);

        List<String> wishes() {
            return lookingFor == null ? List.of() : lookingFor;
        }
    }

    record MeetingPlace(
            @Nullable String country,
            @Nullable String city,
            @Nullable Integer geonameId,
            @Nullable String region,
            SearchDocument.@Nullable Location location) {}

    record Translation(@Nullable String name, @Nullable String description) {}

    SearchDocument document(ReceivedEvent event) {
        var group = reader.read(event, GroupChanged.class);
        var header = header(event, group);
        var slug = Documents.needed(group.slug(), "slug", event);
        return new SearchDocument(
                "group",
                event.subject(),
                slug,
                Documents.text(group.name()),
                Documents.summary(Documents.text(group.description())),
                wordsOf(group),
                header.group(),
                header.traits(),
                group.country(),
                group.city(),
                header.place(),
                header.topics(),
                header.topics(),
                header.languages(),
                null,
                group.changedAt(),
                group.location(),
                null,
                group.status(),
                group.featuredUntil() == null
                        ? null
                        : new SearchDocument.Featured(group.featuredUntil(), group.featuredNote()),
                entry(group, header.traits().names()),
                null,
                "/groups/" + slug,
                event.sequence(),
                event.sequence(),
                false,
                null);
    }

    Header header(ReceivedEvent event) {
        return event.isDeletion()
                ? Header.ofDeleted(event.subject(), event.sequence())
                : header(event, reader.read(event, GroupChanged.class));
    }

    private Header header(ReceivedEvent event, GroupChanged group) {
        var story = storyOf(group);
        var names = Stream.concat(
                        Stream.of(Documents.text(group.name())),
                        Documents.orEmpty(group.translations()).stream()
                                .map(translation -> Documents.text(translation.name())))
                .filter(name -> !name.isBlank())
                .flatMap(GroupDocuments::spellings)
                .distinct()
                .toList();
        var cities = Stream.concat(
                        Stream.of(new MeetingPlace(
                                group.country(), group.city(), group.geonameId(), group.region(), group.location())),
                        Documents.orEmpty(group.places()).stream())
                .flatMap(place -> city(place).stream())
                .distinct()
                .toList();
        var copy = new SearchDocument.GroupCopy(
                event.subject(), group.slug(), group.name(), shared.of(group.country()), shared.of(group.city()));
        var traits = new SearchDocument.Traits(
                names,
                shared.of(cities.stream().map(Place::geonameId).toList()),
                shared.of(regions(group, cities)),
                group.online(),
                shared.of(access(group)),
                story.started() == null ? List.of() : List.of("story"),
                story.attendance(),
                utcOffset(group, cities));
        return new Header(
                event.sequence(),
                copy,
                traits,
                shared.of(group.region()),
                shared.of(Documents.orEmpty(group.topics())),
                shared.of(LanguageTags.languages(Documents.orEmpty(group.languages()))),
                group.location(),
                "archived".equals(group.status()),
                story.wishes().contains(JOINT),
                false);
    }

    /** A name and how people type it who do not have its letters or its apostrophes: “Chti Linux” for “Ch'ti Linux”. */
    private static Stream<String> spellings(String name) {
        return Stream.concat(Stream.of(name, APOSTROPHE.matcher(name).replaceAll("")), LatinNames.of(name).stream());
    }

    private static Story storyOf(GroupChanged group) {
        return Objects.requireNonNullElse(group.story(), Story.UNTOLD);
    }

    private static SearchDocument.Entry entry(GroupChanged group, List<String> names) {
        var story = storyOf(group);
        return new SearchDocument.Entry(
                story.attendance(),
                story.rhythm(),
                story.venue(),
                story.wishes(),
                year(group.foundedOn()),
                names,
                new SearchDocument.Told(
                        story.language(), story.started(), story.meeting(), story.advice(), story.lookingForWords()),
                null);
    }

    private static @Nullable Integer year(@Nullable String date) {
        var matcher = YEAR.matcher(Documents.text(date));
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private @Nullable Integer utcOffset(GroupChanged group, List<Place> cities) {
        var zone = group.zone() != null
                ? group.zone()
                : cities.stream().findFirst().map(Place::zone).orElse(null);
        try {
            return zone == null
                    ? null
                    : ZoneId.of(zone)
                                    .getRules()
                                    .getStandardOffset(clock.instant())
                                    .getTotalSeconds()
                            / 60;
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static List<String> access(GroupChanged group) {
        return group.access() == null
                ? List.of()
                : group.access().entrySet().stream()
                        .filter(fact -> Boolean.TRUE.equals(fact.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** A city by its number, else by its name: the nearest where the point is known, else the one in the region that is named. */
    private Optional<Place> city(MeetingPlace place) {
        if (place.geonameId() != null) {
            return gazetteer.byId(place.geonameId());
        }
        if (place.city() == null || place.country() == null) {
            return Optional.empty();
        }
        var namesakes = gazetteer.named(place.city(), place.country());
        var point = place.location();
        if (point != null) {
            return namesakes.stream()
                    .min(Comparator.comparingDouble(
                            city -> Distances.kilometres(point.lat(), point.lon(), city.lat(), city.lon())));
        }
        var division = place.region() == null
                ? Optional.<String>empty()
                : divisions.named(place.country(), place.region()).map(Division::key);
        return namesakes.stream()
                .filter(city -> division.isEmpty() || division.equals(key(city)))
                .findFirst()
                .or(() -> namesakes.stream().findFirst());
    }

    private static Optional<String> key(Place city) {
        return city.region() == null
                ? Optional.empty()
                : Optional.of(Division.key(city.country(), city.region(), city.subdivision()));
    }

    private List<String> regions(GroupChanged group, List<Place> cities) {
        var ofCities = cities.stream().flatMap(city -> key(city).stream());
        var named = group.country() == null || group.region() == null
                ? Stream.<String>empty()
                : divisions.named(group.country(), group.region()).map(Division::key).stream();
        return Stream.of(ofCities, Stream.ofNullable(group.subdivision()), named)
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    /** What is said of a group in all languages, its names in the others and its story included. */
    private static String wordsOf(GroupChanged group) {
        var others = Documents.orEmpty(group.translations()).stream()
                .flatMap(translation -> Stream.of(translation.name(), translation.description()));
        var story = storyOf(group);
        var told = Stream.of(story.started(), story.meeting(), story.advice(), story.lookingForWords());
        return Stream.of(Stream.of(group.description()), others, told)
                .flatMap(words -> words)
                .filter(said -> said != null && !said.isBlank())
                .collect(Collectors.joining("\n\n"));
    }
}
