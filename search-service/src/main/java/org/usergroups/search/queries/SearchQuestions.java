package org.usergroups.search.queries;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Circle;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.topics.Topics;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.search.ReaderLanguage;
import org.usergroups.search.documents.LanguageTags;
import org.usergroups.search.headers.KnownGroups;

/** Makes questions of what was sent, or says what is wrong with it. */
@Component
class SearchQuestions {

    private static final int LONGEST = 300;
    private static final int MOST_WORDS = 50;
    private static final int LONGEST_VALUE = 80;
    private static final int VALUES = 20;
    private static final double USUAL_RADIUS = 50;
    private static final double LARGEST_RADIUS = 2_000;
    private static final List<String> TYPES = List.of("group", "meeting", "post", "list", "thread", "album", "photo");
    private static final List<String> STATUSES =
            List.of("active", "prospective", "quiet", "dormant", "archived", "inactive");
    private static final String INACTIVE = "inactive";
    private static final List<String> INACTIVE_ARE = List.of("quiet", "dormant", "archived");
    private static final List<String> ACCESS =
            List.of("stepFree", "captions", "signLanguage", "quietRoom", "childCare");
    private static final List<String> WISHES =
            List.of("speakers", "venue", "sponsors", "organizers", "members", "jointMeetings");
    private static final List<String> FACETS =
            Arrays.stream(Facet.values()).map(Facet::name).toList();
    private static final Pattern WITH_COUNTRY =
            Pattern.compile("(?<city>.+?)\\s*,\\s*(?<code>[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?)\\s*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String WORDS = "words";

    private final Gazetteer gazetteer;
    private final Names names;
    private final Areas areas;
    private final KnownGroups groups;
    private final Topics topics;

    SearchQuestions(Gazetteer gazetteer, Names names, Areas areas, KnownGroups groups, Topics topics) {
        this.areas = areas;
        this.gazetteer = gazetteer;
        this.names = names;
        this.groups = groups;
        this.topics = topics;
    }

    /**
     * @throws org.usergroups.platform.web.Problem 422 with every field that is wrong
     */
    SearchQuestion of(SearchParameters asked) {
        var errors = new FieldErrors().text(asked.q(), "q", LONGEST);
        var filters = new EnumMap<Facet, List<String>>(Facet.class);
        filters.put(Facet.type, oneOf(asked.type(), "type", TYPES, errors));
        filters.put(
                Facet.country,
                values(asked.country(), "country", errors).stream()
                        .map(country -> country.toUpperCase(Locale.ROOT))
                        .toList());
        filters.put(
                Facet.subdivision,
                values(asked.subdivision(), "subdivision", errors).stream()
                        .map(code -> code.contains("/") ? code : code.toUpperCase(Locale.ROOT))
                        .toList());
        filters.put(Facet.city, cities(asked.city(), errors));
        filters.put(Facet.access, oneOf(asked.access(), "access", ACCESS, errors));
        filters.put(Facet.lookingFor, oneOf(asked.lookingFor(), "lookingFor", WISHES, errors));
        // Things are found that were filed before their topic was in the vocabulary.
        filters.put(
                Facet.topic,
                values(asked.topic(), "topic", errors).stream()
                        .flatMap(topic -> Stream.of(topics.keyOf(topic), topics.words(topic)))
                        .distinct()
                        .toList());
        filters.put(Facet.language, LanguageTags.languages(values(asked.language(), "language", errors)));
        var reader = ReaderLanguage.of(asked.lang());
        var near = near(asked, reader, errors);
        var sort = sort(asked.sort(), errors);
        errors.check(sort != Sort.distance || near != null, "sort", "Distance needs near.");
        var narrowing = new Narrowing(
                near,
                box(asked.bbox(), errors),
                oneOf(asked.has(), "has", Narrowing.HAS, errors),
                Boolean.TRUE.equals(asked.online()),
                asked.featured(),
                asked.since());
        filters.put(
                Facet.status,
                oneOf(asked.status(), "status", STATUSES, errors).stream()
                        .flatMap(status -> status.equals(INACTIVE) ? INACTIVE_ARE.stream() : Stream.of(status))
                        .distinct()
                        .toList());
        var facets = oneOf(asked.facets(), "facets", FACETS, errors).stream()
                .flatMap(name -> Arrays.stream(Facet.values())
                        .filter(facet -> facet.name().equals(name)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Facet.class)));
        errors.check(asked.explain() == null || asked.explain().equals(WORDS), "explain", "Must be words.");
        errors.refuse();
        return new SearchQuestion(
                asked.q() == null ? "" : beginning(asked.q().strip()),
                Map.copyOf(filters),
                narrowing,
                asked.from(),
                sort,
                reader,
                Boolean.TRUE.equals(asked.literal()),
                facets.isEmpty() ? Facet.USUAL : Set.copyOf(facets),
                asked.explain() != null,
                Page.size(asked.size()),
                asked.cursor());
    }

    /** As much of a question as says what is looked for: fifty words, or characters of scripts that write no spaces. */
    private static String beginning(String q) {
        var words = 0;
        var isBetween = true;
        for (var at = 0; at < q.length(); at += Character.charCount(q.codePointAt(at))) {
            var letter = q.codePointAt(at);
            var isBlank = Character.isWhitespace(letter);
            if (!isBlank && (isBetween || Character.isIdeographic(letter)) && ++words > MOST_WORDS) {
                return q.substring(0, at).strip();
            }
            isBetween = isBlank;
        }
        return q;
    }

    /**
     * The question for what is nearest to the place that is named, however far that is unless a radius is given.
     *
     * @throws org.usergroups.platform.web.Problem 422 with every field that is wrong
     */
    SearchQuestion nearest(SearchParameters asked) {
        return of(asked).nearest(asked.radius() == null ? LARGEST_RADIUS : asked.radius());
    }

    /** A place that was named, with its middle in degrees. */
    record Named(String name, String country, double lat, double lon) {}

    /** The city that {@code near} names, if it names one. */
    Optional<Named> named(SearchParameters asked) {
        var near = asked.near();
        if (near == null || numbers(near, 2).isPresent()) {
            return Optional.empty();
        }
        var reader = ReaderLanguage.of(asked.lang());
        return meant(near, reader)
                .map(place -> new Named(names.city(place, reader), place.country(), place.lat(), place.lon()));
    }

    /** A city by its name, also with the code of its country or region, as {@link UnderstoodPart#near} has it. */
    private Optional<Place> meant(String name, Locale reader) {
        if (name.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        var withCountry = WITH_COUNTRY.matcher(name);
        if (withCountry.matches()) {
            var code = withCountry.group("code");
            var inCountry = gazetteer.named(withCountry.group("city"), code);
            return meant(inCountry.isEmpty() ? inRegion(withCountry.group("city"), code) : inCountry, reader);
        }
        return meant(gazetteer.named(name), reader);
    }

    /** “Portland, OR” or “Portland, US-OR”. */
    private List<Place> inRegion(String city, String code) {
        var regions = areas.coded(code);
        return gazetteer.named(city).stream()
                .filter(place -> regions.stream().anyMatch(region -> region.holds(place)))
                .toList();
    }

    private Optional<Place> meant(List<Place> places, Locale reader) {
        return Stream.of(
                        places.stream().filter(place -> place.country().equals(reader.getCountry())),
                        places.stream().filter(place -> groups.inCity(place.geonameId()) > 0),
                        places.stream())
                .flatMap(likely -> likely)
                .findFirst();
    }

    private @Nullable Circle near(SearchParameters asked, Locale reader, FieldErrors errors) {
        var radius = asked.radius() == null ? USUAL_RADIUS : asked.radius();
        errors.check(radius >= 1 && radius <= LARGEST_RADIUS, "radius", "Must be 1 to 2,000 kilometres.");
        errors.check(asked.radius() == null || asked.near() != null, "radius", "Needs near.");
        var near = asked.near();
        if (near == null || near.isBlank()) {
            return null;
        }
        errors.text(near, "near", LONGEST_VALUE);
        var numbers = numbers(near, 2);
        if (numbers.isPresent()) {
            var degrees = numbers.get();
            errors.check(
                    Math.abs(degrees[0]) <= 90 && Math.abs(degrees[1]) <= 180,
                    "near",
                    "Must be latitude, longitude in degrees.");
            return new Circle(degrees[0], degrees[1], radius);
        }
        var meant = meant(near, reader);
        errors.check(meant.isPresent(), "near", "No city of this name is known.");
        return meant.map(place -> new Circle(place.lat(), place.lon(), radius)).orElse(null);
    }

    private static Narrowing.@Nullable Box box(@Nullable String bbox, FieldErrors errors) {
        if (bbox == null || bbox.isBlank()) {
            return null;
        }
        var box = numbers(bbox, 4).map(sides -> new Narrowing.Box(sides[0], sides[1], sides[2], sides[3]));
        errors.check(
                box.filter(sides -> Math.abs(sides.west()) <= 180
                                && Math.abs(sides.east()) <= 180
                                && Math.abs(sides.south()) <= 90
                                && Math.abs(sides.north()) <= 90
                                && sides.south() <= sides.north())
                        .isPresent(),
                "bbox",
                "Must be west,south,east,north in degrees.");
        return box.orElse(null);
    }

    private static Optional<double[]> numbers(String text, int count) {
        var parts = text.split(",", -1);
        if (parts.length != count) {
            return Optional.empty();
        }
        try {
            var numbers = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
            return Arrays.stream(numbers).allMatch(Double::isFinite) ? Optional.of(numbers) : Optional.empty();
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    private static Sort sort(@Nullable String sort, FieldErrors errors) {
        if (sort == null || sort.isBlank()) {
            return Sort.relevance;
        }
        var known = Arrays.stream(Sort.values())
                .filter(value -> value.name().equals(sort))
                .findFirst();
        errors.check(known.isPresent(), "sort", "Must be one of relevance, distance, newest, active.");
        return known.orElse(Sort.relevance);
    }

    private static List<String> cities(@Nullable List<String> numbers, FieldErrors errors) {
        var given = values(numbers, "city", errors);
        errors.check(
                given.stream().allMatch(number -> NUMBER.matcher(number).matches()),
                "city",
                "Must be the city's number in GeoNames.");
        return given;
    }

    private static List<String> oneOf(
            @Nullable List<String> values, String field, List<String> known, FieldErrors errors) {
        var given = values(values, field, errors);
        if (!known.containsAll(given)) {
            errors.add(field, "Must be one of " + String.join(", ", known) + ".");
        }
        return given;
    }

    private static List<String> values(@Nullable List<String> values, String field, FieldErrors errors) {
        if (values == null) {
            return List.of();
        }
        errors.check(values.size() <= VALUES, field, "At most %d values.".formatted(VALUES))
                .check(
                        values.stream().allMatch(value -> value.length() <= LONGEST_VALUE),
                        field,
                        "At most 80 characters a value.");
        return values.stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .limit(VALUES)
                .toList();
    }
}
