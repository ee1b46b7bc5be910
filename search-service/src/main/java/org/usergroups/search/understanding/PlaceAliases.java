package org.usergroups.search.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Folding;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.search.understanding.Target.City;
import org.usergroups.search.understanding.Target.Country;
import org.usergroups.search.understanding.Target.Region;

/**
 * What people call places that no gazetteer has: adjectives of countries, names of countries in themselves as they sound, nicknames and old names
 * of cities. Immutable.
 */
final class PlaceAliases {

    /** A German adjective stands with all its endings. */
    private static final String INFLECTED = "~";

    private static final List<String> ENDINGS = List.of("", "e", "en", "er", "es", "em");

    private final Map<String, Target> targets = new HashMap<>();

    private PlaceAliases() {}

    static PlaceAliases load(Gazetteer gazetteer, Countries countries, Areas areas) {
        var aliases = new PlaceAliases();
        var unknown = new ArrayList<String>();
        for (var line : WordList.lines("aliases.txt")) {
            target(line.key(), gazetteer, countries, areas)
                    .ifPresentOrElse(
                            target -> line.words().forEach(alias -> aliases.add(alias, target)),
                            () -> unknown.add(line.key()));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("aliases.txt: these are no places: " + String.join("; ", unknown));
        }
        return aliases;
    }

    private static Optional<Target> target(String name, Gazetteer gazetteer, Countries countries, Areas areas) {
        var comma = name.indexOf(", ");
        if (comma > 0) {
            return gazetteer.named(name.substring(0, comma)).stream()
                    .filter(place -> place.country().equals(name.substring(comma + 2)))
                    .max(Comparator.comparingInt(Place::population))
                    .map(City::new);
        }
        return Senses.country(name, countries, areas.named(name))
                .<Target>map(Country::new)
                .or(() -> areas.named(name).stream().findFirst().map(Region::new));
    }

    private void add(String alias, Target target) {
        if (alias.endsWith(INFLECTED)) {
            var stem = alias.substring(0, alias.length() - INFLECTED.length());
            ENDINGS.forEach(ending -> targets.put(Folding.fold(stem + ending), target));
        } else {
            targets.put(Folding.fold(alias), target);
        }
    }

    Part.@Nullable Where named(String text, String folded) {
        var target = targets.get(folded);
        return target == null ? null : Part.Where.of(text, List.of(target), false);
    }
}
