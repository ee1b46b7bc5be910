package org.usergroups.search.documents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.usergroups.platform.places.Division;
import org.usergroups.platform.places.Folding;

/** The divisions of each country by their names and codes. */
final class Divisions {

    private final Map<String, Division> byName = new HashMap<>();

    Divisions(List<Division> divisions) {
        for (var division : divisions) {
            division.spellings().forEach(spelling -> byName.putIfAbsent(key(division.country(), spelling), division));
        }
    }

    Optional<Division> named(String country, String name) {
        return Optional.ofNullable(byName.get(key(country, Folding.fold(name))));
    }

    private static String key(String country, String folded) {
        return country + "/" + folded;
    }
}
