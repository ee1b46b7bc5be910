package org.usergroups.platform.places;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What cities, divisions and regions of the world are called in the languages of the interface: their main name, which is English for some and local
 * for others, where a language is not known to have another. Immutable.
 */
public final class LocalNames {

    private final Map<Integer, Map<String, String>> cities = new HashMap<>();
    private final Map<String, DivisionNames> divisions = new HashMap<>();
    private final Map<String, Map<String, String>> macroregions = new HashMap<>();

    /** The names of a division by language. */
    private record DivisionNames(String main, Map<String, String> others) {

        String of(Locale reader) {
            return others.getOrDefault(reader.getLanguage(), main);
        }
    }

    private LocalNames() {}

    /** Reads the tables from the class path; keep what it returns. */
    public static LocalNames load(Gazetteer gazetteer) {
        var names = new LocalNames();
        for (var line : Lines.of(Lines.class, "city-names.txt")) {
            names.cities.put(Integer.valueOf(line.getFirst()), byLanguage(line, 2));
        }
        for (var line : Lines.of(Lines.class, "macroregion-names.txt")) {
            names.macroregions.put(line.get(1), byLanguage(line, 2));
        }
        var mainNames = gazetteer.divisions().stream()
                .collect(Collectors.toMap(Division::key, Division::name, (one, other) -> one));
        for (var line : Lines.of(Lines.class, "division-names.txt")) {
            var main = mainNames.get(line.getFirst());
            if (main == null) {
                throw new IllegalStateException("The gazetteer has no division " + line.getFirst());
            }
            names.divisions.put(line.getFirst(), new DivisionNames(main, byLanguage(line, 1)));
        }
        return names;
    }

    /** From one of a line's cells on, each has a language and a name. */
    private static Map<String, String> byLanguage(List<String> line, int first) {
        return line.stream()
                .skip(first)
                .map(cell -> cell.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(cell -> cell[0], cell -> cell[1]));
    }

    /** A city's name for a reader. */
    public String of(Place city, Locale reader) {
        return cities.getOrDefault(city.geonameId(), Map.of()).getOrDefault(reader.getLanguage(), city.name());
    }

    /** A division's name for a reader. */
    public String of(Division division, Locale reader) {
        return division(division.key(), division.name(), reader);
    }

    /** An area's name for a reader. */
    public String of(Area area, Locale reader) {
        var division = area.isDivision() ? names(area.divisions().iterator().next(), area.name()) : null;
        return division != null
                ? division.of(reader)
                : macroregions.getOrDefault(area.name(), Map.of()).getOrDefault(reader.getLanguage(), area.name());
    }

    /** The name of a city's division for a reader, null where the city has none. */
    public @Nullable String region(Place city, Locale reader) {
        return city.region() == null
                ? null
                : division(Division.key(city.country(), city.region(), city.subdivision()), city.region(), reader);
    }

    private String division(String key, String name, Locale reader) {
        var names = names(key, name);
        return names == null ? name : names.of(reader);
    }

    /** Of a division by its main name: it may be called otherwise where it is all that a region of the world has. */
    private @Nullable DivisionNames names(String key, String mainName) {
        var names = divisions.get(key);
        return names != null && names.main().equals(mainName) ? names : null;
    }
}
