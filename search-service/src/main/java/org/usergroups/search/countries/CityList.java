package org.usergroups.search.countries;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.search.headers.KnownGroups;

/** Lists the cities of a country that have groups. */
@Component
class CityList {

    private final KnownGroups groups;
    private final Gazetteer gazetteer;

    CityList(KnownGroups groups, Gazetteer gazetteer) {
        this.groups = groups;
        this.gazetteer = gazetteer;
    }

    /** A city with its number in GeoNames, and how many groups meet there. */
    record City(
            int geonameId,
            String name,
            String country,
            @Nullable String region,
            int groups,
            double lat,
            double lon) {}

    /** The cities with the most groups first. */
    List<City> of(String country, int size) {
        return groups.byCity().entrySet().stream()
                .flatMap(counted -> gazetteer.byId(counted.getKey()).stream()
                        .filter(place -> place.country().equals(country))
                        .map(place -> new City(
                                place.geonameId(),
                                place.name(),
                                place.country(),
                                place.region(),
                                counted.getValue(),
                                place.lat(),
                                place.lon())))
                .sorted(Comparator.comparingInt(City::groups).reversed().thenComparing(City::name))
                .limit(size)
                .toList();
    }
}
