package org.usergroups.platform.places;

import org.jspecify.annotations.Nullable;

/** What the gazetteer says about a place that somebody described. */
public sealed interface Verdict {

    /**
     * Nothing speaks against it.
     *
     * @param place the city meant, where the gazetteer has it
     */
    record Agrees(@Nullable Place place) implements Verdict {}

    /** There is nothing to hold it against. */
    record Unknown() implements Verdict {}

    /**
     * The coordinates are not where they are said to be.
     *
     * @param kilometres how far they are from what they are said to be, 0 where there are no such coordinates
     * @param likely the place that is probably meant, or that the coordinates are those of
     * @param sentence for the person who wrote it, in English
     */
    record Disagrees(
            Reason reason, double kilometres, @Nullable Place likely, String sentence) implements Verdict {}

    /** What is probably wrong. */
    enum Reason {
        /** Latitude and longitude stand in each other's place. */
        SWAPPED,
        /** A minus is missing, or there is one too many. */
        SIGN_LOST,
        /** The coordinates are in another country. */
        OTHER_COUNTRY,
        /** The coordinates are those of a city of the same name elsewhere. */
        OTHER_CITY_OF_THE_SAME_NAME,
        /** The coordinates are far from the city, and nothing explains why. */
        FAR_FROM_CITY,
        /** There are no such coordinates. */
        IMPOSSIBLE
    }
}
