package org.usergroups.platform.places;

/** What can be a latitude and a longitude at all. */
final class Coordinates {

    private Coordinates() {}

    static boolean arePossible(double lat, double lon) {
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    }
}
