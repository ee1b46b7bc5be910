package org.usergroups.platform.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places that a city's name may mean as people write it: "Portland, OR", "Delhi (NCR)", "Lisboa / Porto", "Greater Boston".
 *
 * @param folded the part of it that was looked up
 * @param places all over the world, the most populous first
 * @param rest what stood after it, which may be a region or a country
 */
record WrittenCity(
        String folded, List<Place> places, @Nullable String rest) {

    private static final Pattern PARTS = Pattern.compile("[,/|;()\\[\\]–—]| - | and | & ");
    private static final List<String> BEFORE = List.of(
            "greater ",
            "city of ",
            "metro ",
            "downtown ",
            "central ",
            "ville de ",
            "ciudad de ",
            "cidade de ",
            "stadt ",
            "kota ");
    private static final List<String> AFTER = List.of(
            " bay area",
            " metropolitan area",
            " metro area",
            " area",
            " city",
            " region",
            " ncr",
            " metro",
            " shi",
            " si");

    static WrittenCity find(String written, Gazetteer gazetteer, Predicate<Place> wanted) {
        WrittenCity elsewhere = null;
        for (var reading : readings(written).entrySet()) {
            var places = gazetteer.named(reading.getKey());
            var found =
                    new WrittenCity(reading.getKey(), places, reading.getValue().isEmpty() ? null : reading.getValue());
            if (places.stream().anyMatch(wanted)) {
                return found;
            }
            if (elsewhere == null && !places.isEmpty()) {
                elsewhere = found;
            }
        }
        return elsewhere == null ? new WrittenCity(Folding.fold(written), List.of(), null) : elsewhere;
    }

    /** From the whole to its parts; with each, what stands after it. */
    private static Map<String, String> readings(String written) {
        var cut = written.length() <= Folding.LONGEST ? written : written.substring(0, Folding.LONGEST);
        var readings = new LinkedHashMap<String, String>();
        readings.put(Folding.fold(cut), "");
        var parts = new ArrayList<String>();
        for (var part : PARTS.split(cut, -1)) {
            if (!Folding.fold(part).isEmpty()) {
                parts.add(part.strip());
            }
        }
        if (parts.size() > 1) {
            for (var at = 0; at < Math.min(parts.size(), 4); at++) {
                readings.putIfAbsent(Folding.fold(parts.get(at)), at + 1 < parts.size() ? parts.get(at + 1) : "");
            }
        }
        for (var reading : List.copyOf(readings.entrySet())) {
            readings.putIfAbsent(bare(reading.getKey()), reading.getValue());
        }
        readings.remove("");
        return readings;
    }

    private static String bare(String folded) {
        var bare = folded;
        for (var words : BEFORE) {
            bare = bare.startsWith(words) ? bare.substring(words.length()) : bare;
        }
        for (var words : AFTER) {
            bare = bare.endsWith(words) ? bare.substring(0, bare.length() - words.length()) : bare;
        }
        return bare;
    }
}
