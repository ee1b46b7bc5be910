package org.usergroups.platform.places;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the world: whole countries, divisions of countries, and circles, all together.
 *
 * @param name in English
 * @param within the country in which nearly all of it lies, absent for what spans several
 * @param countries ISO 3166-1 alpha-2
 * @param divisions keys of {@link Division}s
 */
public record Area(
        String name, @Nullable String within, Set<String> countries, Set<String> divisions, List<Circle> circles) {

    /** Whether it is one division of a country, and nothing else. */
    public boolean isDivision() {
        return divisions.size() == 1 && countries.isEmpty() && circles.isEmpty();
    }

    /** Whether a place is in it. */
    public boolean holds(Place place) {
        return countries.contains(place.country())
                || place.subdivision() != null && divisions.contains(place.subdivision())
                || place.region() != null
                        && divisions.contains(Division.key(place.country(), place.region(), place.subdivision()))
                || circles.stream().anyMatch(circle -> circle.holds(place));
    }

    /** Whether another area, and not the same, is all in it, as far as the tables say so. */
    public boolean holds(Area other) {
        if (equals(other)) {
            return false;
        }
        if (other.within() != null && countries.contains(other.within())) {
            return true;
        }
        return other.circles().isEmpty()
                && countries.containsAll(other.countries())
                && other.divisions().stream()
                        .allMatch(division ->
                                divisions.contains(division) || countries.contains(division.substring(0, 2)));
    }
}
