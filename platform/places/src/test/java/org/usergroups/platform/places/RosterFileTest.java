package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.places.Verdict.Agrees;
import org.usergroups.platform.places.Verdict.Disagrees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real roster, as it is and with the mistakes that people make. */
class RosterFileTest {

    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final PlaceCheck CHECK = new PlaceCheck(GAZETTEER, Countries.load());

    private final List<Entry> entries = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        var file = Path.of("../../../shared/data/roster/groups.jsonl");
        assumeTrue(Files.exists(file), () -> "There is no " + file);
        var json = JsonMapper.shared();
        try (var lines = Files.lines(file)) {
            lines.map(json::readTree)
                    .map(Entry::of)
                    .filter(entry -> entry.city() != null)
                    .forEach(entries::add);
        }
        assertThat(entries).hasSizeGreaterThan(100);
    }

    @Test
    void nearlyEveryCityIsFoundInTheGazetteer() {
        var missed = entries.stream().filter(entry -> entry.place().isEmpty()).toList();
        var others = entries.stream()
                .filter(entry -> entry.geonameId() != 0)
                .filter(entry -> entry.place()
                        .map(Place::geonameId)
                        .filter(id -> id == entry.geonameId())
                        .isEmpty())
                .toList();
        report("cities with a place", entries.size() - missed.size(), entries.size());
        report("the place that the file names", entries.size() - others.size(), entries.size());
        missed.forEach(entry -> System.out.println("  no place: " + entry));
        others.forEach(entry -> System.out.println("  another place: " + entry + " -> " + entry.place()));

        assertThat(missed).hasSizeLessThanOrEqualTo(entries.size() / 20);
    }

    @Test
    void theFileAsItIsRaisesFewAlarms() {
        assertThat(alarms("false alarms, as it is", located().toList())).isLessThanOrEqualTo(0.01);
    }

    /** Lists have coordinates of their own: of the venue, the town hall, a corner of the map. */
    @Test
    void coordinatesSomeKilometresOffRaiseFewAlarms() {
        for (var kilometres : List.of(2, 5, 10, 20)) {
            var random = new Random(kilometres);
            var moved = located().map(entry -> entry.moved(kilometres, random)).toList();
            assertThat(alarms("false alarms, %d km off".formatted(kilometres), moved))
                    .isLessThanOrEqualTo(0.01);
        }
    }

    /** As if no city were in the gazetteer: only the country can be checked. */
    @Test
    void villagesThatNobodyKnowsRaiseFewAlarms() {
        var random = new Random(7);
        var unknown = located()
                .map(entry -> entry.moved(5, random).withCity("Xyzzyburg an der Plugh"))
                .toList();
        assertThat(alarms("false alarms, unknown village", unknown)).isLessThanOrEqualTo(0.01);
    }

    @Test
    void coordinatesWithoutACityRaiseFewAlarms() {
        var nameless = located().map(entry -> entry.withCity(null)).toList();
        assertThat(alarms("false alarms, no city", nameless)).isLessThanOrEqualTo(0.01);
    }

    @Test
    void mistakesAreCaught() {
        var wrong = new TreeMap<String, List<Entry>>();
        located().forEach(entry -> {
            add(wrong, "swapped", entry, entry.at(entry.lon(), entry.lat()));
            add(wrong, "sign lost: latitude", entry, entry.at(Math.abs(entry.lat()), entry.lon()));
            add(wrong, "sign lost: longitude", entry, entry.at(entry.lat(), Math.abs(entry.lon())));
            add(wrong, "sign lost: both", entry, entry.at(Math.abs(entry.lat()), Math.abs(entry.lon())));
            neighbourOf(entry)
                    .ifPresent(country -> wrong.computeIfAbsent("neighbour's country", kind -> new ArrayList<>())
                            .add(entry.withCountry(country)));
            GAZETTEER.named(Objects.requireNonNull(entry.city())).stream()
                    .filter(place -> !place.country().equals(entry.country()))
                    .findFirst()
                    .ifPresent(place ->
                            add(wrong, "namesake in another country", entry, entry.at(place.lat(), place.lon())));
            if (entry.region() != null) {
                GAZETTEER.named(Objects.requireNonNull(entry.city()), Objects.requireNonNull(entry.country())).stream()
                        .filter(place -> !entry.region().equals(place.region()))
                        .findFirst()
                        .ifPresent(place ->
                                add(wrong, "namesake in another region", entry, entry.at(place.lat(), place.lon())));
            }
        });
        wrong.forEach((kind, mistakes) -> {
            var missed = mistakes.stream()
                    .filter(mistake -> !(mistake.verdict() instanceof Disagrees))
                    .toList();
            report("caught, " + kind, mistakes.size() - missed.size(), mistakes.size());
            missed.forEach(mistake -> System.out.println("  missed: " + mistake));
        });

        assertThat(wrong.keySet()).hasSize(7);
        assertThat(wrong).allSatisfy((kind, mistakes) -> {
            var caught = mistakes.stream()
                    .filter(mistake -> mistake.verdict() instanceof Disagrees)
                    .count();
            assertThat((double) caught / mistakes.size()).as(kind).isGreaterThanOrEqualTo(0.95);
        });
    }

    private Stream<Entry> located() {
        return entries.stream().filter(entry -> entry.coordinates() != null);
    }

    /** A slip that changes nothing, or stays within the city, is no mistake. */
    private static void add(Map<String, List<Entry>> wrong, String kind, Entry right, Entry mistaken) {
        var meant = right.place();
        var moved = Distances.kilometres(right.lat(), right.lon(), mistaken.lat(), mistaken.lon());
        if (moved > meant.map(Claim::tolerance).orElse(30.0)) {
            wrong.computeIfAbsent(kind, key -> new ArrayList<>()).add(mistaken);
        }
    }

    private static Optional<String> neighbourOf(Entry entry) {
        return Stream.of(100, 400, 1_600, 6_400)
                .flatMap(kilometres ->
                        GAZETTEER.within(entry.lat(), entry.lon(), kilometres, Integer.MAX_VALUE).stream())
                .map(Place::country)
                .filter(country -> !country.equals(entry.country()))
                .findFirst();
    }

    private static double alarms(String kind, List<Entry> right) {
        var refused = right.stream()
                .filter(entry -> entry.verdict() instanceof Disagrees)
                .toList();
        report(kind, refused.size(), right.size());
        refused.forEach(entry -> System.out.println("  " + entry + " -> " + entry.verdict()));
        return (double) refused.size() / right.size();
    }

    private static void report(String kind, int count, int of) {
        System.out.printf(Locale.ROOT, "places | %-32s | %4d of %4d | %5.1f %%%n", kind, count, of, 100.0 * count / of);
    }

    private record Entry(
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable Point coordinates,
            int geonameId) {

        static Entry of(JsonNode line) {
            return new Entry(
                    line.path("country").asString(null),
                    line.path("region").asString(null),
                    line.path("city").asString(null),
                    line.has("lat")
                            ? new Point(
                                    line.get("lat").asDouble(), line.get("lon").asDouble())
                            : null,
                    line.path("geonameid").asInt(0));
        }

        double lat() {
            return Objects.requireNonNull(coordinates).lat();
        }

        double lon() {
            return Objects.requireNonNull(coordinates).lon();
        }

        Entry at(double lat, double lon) {
            return new Entry(country, region, city, new Point(lat, lon), geonameId);
        }

        Entry withCountry(String other) {
            return new Entry(other, region, city, coordinates, geonameId);
        }

        Entry withCity(@Nullable String other) {
            return new Entry(country, region, other, coordinates, geonameId);
        }

        Entry moved(int kilometres, Random random) {
            var direction = random.nextDouble(2 * Math.PI);
            var degrees = kilometres / Distances.DEGREE;
            return at(
                    lat() + degrees * Math.sin(direction),
                    lon() + degrees * Math.cos(direction) / Math.cos(Math.toRadians(lat())));
        }

        Verdict verdict() {
            return coordinates == null
                    ? CHECK.check(country, region, city, null, null)
                    : CHECK.check(country, region, city, lat(), lon());
        }

        Optional<Place> place() {
            return verdict() instanceof Agrees agrees ? Optional.ofNullable(agrees.place()) : Optional.empty();
        }

        @Override
        public String toString() {
            return "%s, %s, %s%s"
                    .formatted(city, region, country, coordinates == null ? "" : " at " + lat() + ", " + lon());
        }
    }
}
