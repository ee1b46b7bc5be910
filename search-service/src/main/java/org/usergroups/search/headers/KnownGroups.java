package org.usergroups.search.headers;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Distances;
import org.usergroups.platform.places.Folding;
import org.usergroups.search.documents.Header;
import org.usergroups.search.documents.LatinNames;

/** What all groups that are not archived have together: the words of their names, and how many there are in each city and country. */
@Component
public class KnownGroups {

    private static final int LONGEST_CODE = 3;
    private static final double NEAR_POLES = 0.01;
    private static final double HALF_TURN = 180;
    private static final int COLUMNS = 360;

    private final Map<String, Integer> words = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> cities = new ConcurrentHashMap<>();
    private final Map<String, Integer> countries = new ConcurrentHashMap<>();
    private final Map<String, Integer> regions = new ConcurrentHashMap<>();
    private final Map<Integer, Set<Header>> byCell = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** The header of a group takes the place of an earlier one. */
    public void changed(@Nullable Header before, Header now) {
        if (before != null) {
            count(before, -1);
        }
        count(now, 1);
        changes.incrementAndGet();
    }

    /** Another number after every change: what was found out with the same number is still so. */
    public long changes() {
        return changes.get();
    }

    private void count(Header header, int more) {
        if (header.gone() || header.archived()) {
            return;
        }
        var point = header.location();
        if (point != null) {
            var there = byCell.computeIfAbsent(cell(point.lat(), point.lon()), none -> ConcurrentHashMap.newKeySet());
            if (more > 0) {
                there.add(header);
            } else {
                there.remove(header);
            }
        }
        header.traits().cityIds().forEach(city -> add(cities, city, more));
        header.traits().regions().forEach(region -> add(regions, region, more));
        var country = header.group().country();
        if (country != null) {
            add(countries, country, more);
        }
        names(header, word -> add(words, word, more));
    }

    private static void names(Header header, Consumer<String> reader) {
        var names = header.traits().names();
        var latin = names.stream().flatMap(name -> LatinNames.of(name).stream()).toList();
        // “За” is no reason to take “ZA” for a word.
        names.stream()
                .flatMap(name -> Arrays.stream(Folding.fold(name).split(" ", -1))
                        .filter(word -> word.length() > LONGEST_CODE || !latin.contains(name)))
                .distinct()
                .forEach(reader);
    }

    private static <K> void add(Map<K, Integer> counts, K key, int more) {
        counts.merge(key, more, (one, other) -> one + other == 0 ? null : one + other);
    }

    /** Whether a group has this folded word in its name. */
    public boolean hasWord(String folded) {
        return words.containsKey(folded);
    }

    /** How many groups there are in each city that has any, by its GeoNames number. */
    public Map<Integer, Integer> byCity() {
        return Map.copyOf(cities);
    }

    /** How many groups are in a country. */
    public int inCountry(String code) {
        return countries.getOrDefault(code, 0);
    }

    /** About how many groups are in an area: of its circles only whether there is any in them. */
    public int countIn(Area area) {
        var circled = area.circles().stream()
                .filter(circle -> isAnyAround(circle.lat(), circle.lon(), circle.kilometres(), any -> true))
                .count();
        return area.countries().stream().mapToInt(this::inCountry).sum()
                + area.divisions().stream()
                        .mapToInt(division -> regions.getOrDefault(division, 0))
                        .sum()
                + (int) circled;
    }

    /** How many groups are in a city, by its GeoNames number. */
    public int inCity(int geonameId) {
        return cities.getOrDefault(geonameId, 0);
    }

    /** Whether there is such a group within so many kilometres of a point in degrees. */
    public boolean isAnyAround(double lat, double lon, double kilometres, Predicate<Header> such) {
        var north = kilometres / Distances.DEGREE;
        var east = Math.min(HALF_TURN, north / Math.max(NEAR_POLES, Math.cos(Math.toRadians(lat))));
        for (var row = (int) Math.floor(lat - north); row <= lat + north; row++) {
            for (var column = (int) Math.floor(lon - east); column <= lon + east; column++) {
                for (var header : byCell.getOrDefault(cell(row, column), Set.of())) {
                    var point = header.location();
                    if (point != null
                            && Distances.kilometres(lat, lon, point.lat(), point.lon()) <= kilometres
                            && such.test(header)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Cells are one degree wide and high; the columns go round. */
    private static int cell(double lat, double lon) {
        return (int) Math.floor(lat) * COLUMNS + Math.floorMod((int) Math.floor(lon), COLUMNS);
    }
}
