package org.usergroups.search.countries;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.LocalNames;
import org.usergroups.search.headers.KnownGroups;

/** Lists the cities of a country that have groups. */
@Component
class CityList {

    private final KnownGroups groups;
    private final Gazetteer gazetteer;
    private final LocalNames names;

    CityList(KnownGroups groups, Gazetteer gazetteer, LocalNames names) {
        this.groups = groups;
        this.gazetteer = gazetteer;
        this.names = names;
    }

    /**
     * A city with its number in GeoNames, and how many groups meet there.
     *
     * @param name in the reader's language as far as it is known
     * @param mainName the one name for readers of all languages
     * @param region in the reader's language as far as it is known
     */
    record City(
            int geonameId,
            String name,
            String mainName,
            String country,
            @Nullable String region,
            int groups,
            double lat,
            double lon) {}

    /** The cities with the most groups first. */
    List<City> of(String country, int size, Locale reader) {
        return groups.byCity().entrySet().stream()
                .flatMap(counted -> gazetteer.byId(counted.getKey()).stream()
                        .filter(place -> place.country().equals(country))
                        .map(place -> new City(
                                place.geonameId(),
                                names.of(place, reader),
                                place.name(),
                                place.country(),
                                names.region(place, reader),
                                counted.getValue(),
                                place.lat(),
                                place.lon())))
                .sorted(Comparator.comparingInt(City::groups).reversed().thenComparing(City::mainName))
                .limit(size)
                .toList();
    }
}
