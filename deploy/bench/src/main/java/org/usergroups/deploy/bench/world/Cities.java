package org.usergroups.deploy.bench.world;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;

/** Real cities, drawn as often as they have people. */
final class Cities {

    private static final double HALF_WAY_ROUND = 20_037;

    private final List<Place> places;
    private final long[] peopleUpTo;

    private Cities(List<Place> places) {
        this.places = places;
        this.peopleUpTo = places.stream().mapToLong(Place::population).toArray();
        Arrays.parallelPrefix(peopleUpTo, Long::sum);
    }

    static Cities of(Gazetteer gazetteer) {
        return new Cities(gazetteer.within(0, 0, HALF_WAY_ROUND, Integer.MAX_VALUE).stream()
                .filter(place -> place.population() > 0)
                .sorted(Comparator.comparingInt(Place::geonameId))
                .toList());
    }

    Place any(RandomGenerator random) {
        var person = random.nextLong(peopleUpTo[peopleUpTo.length - 1]);
        var at = Arrays.binarySearch(peopleUpTo, person + 1);
        return places.get(at >= 0 ? at : -at - 1);
    }
}
