package org.usergroups.search.queries;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Division;
import org.usergroups.platform.places.LocalNames;
import org.usergroups.platform.places.Place;
import org.usergroups.platform.topics.Topics;

/** What is named in an answer, in the reader's language as far as it is known. */
@Component
class Names {

    private final Countries countries;
    private final LocalNames places;
    private final Topics topics;

    Names(Countries countries, LocalNames places, Topics topics) {
        this.countries = countries;
        this.places = places;
        this.topics = topics;
    }

    String country(String code, Locale reader) {
        return countries.name(code, reader);
    }

    String city(Place city, Locale reader) {
        return places.of(city, reader);
    }

    String area(Area area, Locale reader) {
        return places.of(area, reader);
    }

    String division(Division division, Locale reader) {
        return places.of(division, reader);
    }

    /** The division of a city, null where it has none. */
    @Nullable
    String region(Place city, Locale reader) {
        return places.region(city, reader);
    }

    String topic(String key, Locale reader) {
        return topics.name(key, reader);
    }
}
