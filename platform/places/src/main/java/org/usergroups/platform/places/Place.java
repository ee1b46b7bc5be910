package org.usergroups.platform.places;

import org.jspecify.annotations.Nullable;

/**
 * A city, town or part of one, as GeoNames has it.
 *
 * @param geonameId its number at geonames.org
 * @param name GeoNames' main name: local for some (Köln), English for others (Munich)
 * @param country ISO 3166-1 alpha-2, or XK for Kosovo
 * @param region the name of the first-level division, in GeoNames' form
 * @param subdivision that division's ISO 3166-2 code, where its name in the standard leaves no doubt
 * @param lat WGS 84 degrees
 * @param lon WGS 84 degrees
 * @param zone IANA time zone
 */
public record Place(
        int geonameId,
        String name,
        String country,
        @Nullable String region,
        @Nullable String subdivision,
        double lat,
        double lon,
        String zone,
        int population) {}
