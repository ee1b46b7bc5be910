package org.usergroups.platform.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Areas that are larger than a city and no country: divisions of countries by their names in several languages, and regions of the world such
 * as the Baltics, Latin America or the Ruhr. Immutable.
 */
public final class Areas {

    private static final int SHORTEST_NAME = 3;
    private static final double NEARLY_ALL = 0.8;

    private final NavigableMap<String, List<Area>> byName = new TreeMap<>();
    private final Map<String, List<Area>> byCode = new HashMap<>();

    private Areas() {}

    /** Reads the tables from the class path; keep what it returns. */
    public static Areas load(Gazetteer gazetteer) {
        var areas = new Areas();
        var bySubdivision = new HashMap<String, Area>();
        for (var division : gazetteer.divisions()) {
            var area = new Area(division.name(), division.country(), Set.of(), Set.of(division.key()), List.of());
            if (division.subdivision() != null) {
                bySubdivision.put(division.subdivision(), area);
            }
            for (var spelling : division.spellings()) {
                areas.add(
                        spelling.length() < SHORTEST_NAME || isCode(spelling, division) ? areas.byCode : areas.byName,
                        spelling,
                        area);
            }
        }
        for (var line : Lines.of(Lines.class, "regions.txt")) {
            var area = bySubdivision.get(line.getFirst());
            var names = line.get(1).split(",", -1);
            if (area == null) {
                area = new Area(
                        names[0].strip(),
                        line.getFirst().substring(0, 2),
                        Set.of(),
                        Set.of(line.getFirst()),
                        List.of());
            }
            for (var name : names) {
                areas.add(areas.byName, Folding.fold(name), area);
            }
        }
        for (var line : Lines.of(Lines.class, "macroregions.txt")) {
            var area = area(line.get(1), line.get(2), bySubdivision, gazetteer);
            for (var name : (line.get(1) + "," + line.get(3)).split(",", -1)) {
                areas.add(areas.byName, Folding.fold(name), area);
            }
        }
        return areas;
    }

    private static boolean isCode(String spelling, Division division) {
        var code = division.subdivision();
        return code != null
                && (spelling.equals(Folding.fold(code)) || spelling.equals(Folding.fold(code.substring(3))));
    }

    private static Area area(String name, String members, Map<String, Area> bySubdivision, Gazetteer gazetteer) {
        var countries = new LinkedHashSet<String>();
        var divisions = new LinkedHashSet<String>();
        var circles = new ArrayList<Circle>();
        for (var member : members.split(" ", -1)) {
            if (member.startsWith("@")) {
                var numbers = Arrays.stream(member.substring(1).split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                circles.add(new Circle(numbers[0], numbers[1], numbers[2]));
            } else if (member.contains("-")) {
                var division = bySubdivision.get(member);
                divisions.addAll(division == null ? Set.of(member) : division.divisions());
            } else {
                countries.add(member);
            }
        }
        return new Area(
                name,
                countries.isEmpty() ? country(divisions, circles, gazetteer) : null,
                Set.copyOf(countries),
                Set.copyOf(divisions),
                List.copyOf(circles));
    }

    /** The country of all these divisions, and of nearly all places in these circles. */
    private static @Nullable String country(Set<String> divisions, List<Circle> circles, Gazetteer gazetteer) {
        var touched = divisions.stream()
                .map(division -> division.substring(0, 2))
                .collect(Collectors.toCollection(HashSet::new));
        if (!circles.isEmpty()) {
            var places = circles.stream()
                    .flatMap(circle ->
                            gazetteer
                                    .within(circle.lat(), circle.lon(), circle.kilometres(), Integer.MAX_VALUE)
                                    .stream())
                    .collect(Collectors.groupingBy(Place::country, Collectors.counting()));
            var all = places.values().stream().mapToLong(Long::longValue).sum();
            var most = places.entrySet().stream()
                    .filter(country -> country.getValue() >= NEARLY_ALL * all)
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (most.isEmpty()) {
                return null;
            }
            touched.add(most.get());
        }
        return touched.size() == 1 ? touched.iterator().next() : null;
    }

    private void add(Map<String, List<Area>> names, String folded, Area area) {
        if (!folded.isEmpty()) {
            var known = names.getOrDefault(folded, List.of());
            if (!known.contains(area)) {
                names.put(folded, Stream.concat(known.stream(), Stream.of(area)).toList());
            }
        }
    }

    /** The areas of this name, in whatever spelling. */
    public List<Area> named(String typed) {
        return byName.getOrDefault(Folding.fold(typed), List.of());
    }

    /** The areas with a name that begins so, each once with the first such name, folded; in the order of the alphabet. */
    public Map<Area, String> beginning(String typed) {
        var beginning = Folding.foldUnfinished(typed);
        var found = new LinkedHashMap<Area, String>();
        if (!beginning.isEmpty()) {
            byName.subMap(beginning, beginning + Character.MAX_VALUE)
                    .forEach((name, areas) -> areas.forEach(area -> found.putIfAbsent(area, name)));
        }
        return found;
    }

    /** The divisions with this code, such as {@code OR} or {@code US-OR}: to be asked only about what stands beside a place. */
    public List<Area> coded(String typed) {
        return byCode.getOrDefault(Folding.fold(typed), List.of());
    }

    /** The areas with the name that differs by the fewest slips of the hand, at least one and at most so many. */
    public List<Area> alike(String typed, int mostSlips) {
        var folded = Folding.fold(typed);
        if (folded.isEmpty()) {
            return List.of();
        }
        var first = folded.substring(0, 1);
        var fewest = mostSlips + 1;
        var found = new LinkedHashSet<Area>();
        for (var name : byName.subMap(first, first + Character.MAX_VALUE).entrySet()) {
            var slips = Typos.between(folded, name.getKey(), mostSlips);
            if (slips > 0 && slips < fewest) {
                fewest = slips;
                found.clear();
            }
            if (slips == fewest && slips <= mostSlips) {
                found.addAll(name.getValue());
            }
        }
        return List.copyOf(found);
    }
}
