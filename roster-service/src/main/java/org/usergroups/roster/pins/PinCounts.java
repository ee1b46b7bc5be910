package org.usergroups.roster.pins;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Distances;

/** How many people want a group, and where: what is public of pins. */
@Component
class PinCounts {

    private static final int PLACES = 500;
    private static final int LISTS_OF_TOPICS = 20_000;

    private static final Duration LASTS = Duration.ofMinutes(1);
    private static final int QUESTIONS = 500;

    private final Pins pins;
    private final InstantSource clock;
    private final Cache<Question, Counted> counted =
            Caffeine.newBuilder().maximumSize(QUESTIONS).build();

    PinCounts(Pins pins, InstantSource clock) {
        this.pins = pins;
        this.clock = clock;
    }

    private record Question(
            @Nullable String country,
            @Nullable String topic,
            @Nullable Circle circle) {}

    /** An answer is good for a minute, until this instance changes a pin. */
    private record Counted(List<City> cities, Instant until, long changes) {}

    /** A circle. */
    record Circle(double lat, double lon, double kilometres) {}

    /**
     * A city with how many want a group there.
     *
     * @param topics how many want which, the most wanted first
     */
    record City(
            int geonameId,
            String city,
            @Nullable String region,
            String country,
            double lat,
            double lon,
            int people,
            Map<String, Integer> topics) {}

    /** The cities that have pins, those with the most first, at most 500; what another instance has changed is seen a minute later. */
    List<City> cities(@Nullable String country, @Nullable String topic, @Nullable Circle circle) {
        var changes = pins.changes();
        var now = clock.instant();
        var question = new Question(country, topic, circle);
        var there = counted.getIfPresent(question);
        if (there != null && there.changes() == changes && now.isBefore(there.until())) {
            return there.cities();
        }
        var cities = count(country, topic, circle);
        counted.put(question, new Counted(cities, now.plus(LASTS), changes));
        return cities;
    }

    private List<City> count(@Nullable String country, @Nullable String topic, @Nullable Circle circle) {
        var filters = new ArrayList<Bson>(List.of(pins.holds()));
        if (country != null) {
            filters.add(eq("place.country", country));
        }
        if (topic != null) {
            filters.add(eq("topics", topic));
        }
        if (circle != null) {
            filters.add(Pins.within(circle.lat(), circle.lon(), circle.kilometres()));
        }
        var counts = new HashMap<Integer, Counting>();
        pins.collection()
                .aggregate(
                        List.of(
                                Aggregates.match(and(filters)),
                                Aggregates.group(
                                        new Document("id", "$place.geonameId").append("topics", "$topics"),
                                        Accumulators.first("place", "$place"),
                                        Accumulators.sum("people", 1)),
                                Aggregates.sort(Sorts.descending("people")),
                                Aggregates.limit(LISTS_OF_TOPICS)),
                        Document.class)
                .forEach(found -> counts.computeIfAbsent(
                                found.get("_id", Document.class).getInteger("id"), unseen -> new Counting(found))
                        .add(found));
        return counts.values().stream()
                .map(counting -> counting.city(topic))
                .filter(city -> circle == null
                        || Distances.kilometres(circle.lat(), circle.lon(), city.lat(), city.lon())
                                <= circle.kilometres())
                .sorted(Comparator.comparingInt(City::people).reversed().thenComparing(City::city))
                .limit(PLACES)
                .toList();
    }

    private static final class Counting {

        private final Document place;
        private final Map<String, Integer> topics = new HashMap<>();
        private int people;

        Counting(Document found) {
            place = found.get("place", Document.class);
        }

        void add(Document found) {
            var count =
                    Objects.requireNonNull(found.get("people", Number.class)).intValue();
            people += count;
            found.get("_id", Document.class)
                    .getList("topics", String.class)
                    .forEach(topic -> topics.merge(topic, count, Integer::sum));
        }

        City city(@Nullable String only) {
            var ordered = topics.entrySet().stream()
                    .filter(entry -> only == null || entry.getKey().equals(only))
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
            return new City(
                    place.getInteger("geonameId"),
                    place.getString("city"),
                    place.getString("region"),
                    place.getString("country"),
                    place.getDouble("lat"),
                    place.getDouble("lon"),
                    people,
                    ordered);
        }
    }
}
