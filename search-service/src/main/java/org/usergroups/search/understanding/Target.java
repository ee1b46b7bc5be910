package org.usergroups.search.understanding;

import org.usergroups.platform.places.Area;
import org.usergroups.platform.places.Place;

/** Somewhere that a name may mean. */
public sealed interface Target {

    /** A city, town or part of one. */
    record City(Place place) implements Target {

        /** How far its people go for an evening, in kilometres: the larger the city, the farther. */
        public double reach() {
            return 5 + Math.sqrt(place.population()) / 100;
        }
    }

    /** A country, by ISO 3166-1 alpha-2 code. */
    record Country(String code) implements Target {}

    /** A division of a country, or several countries together. */
    record Region(Area area) implements Target {}
}
