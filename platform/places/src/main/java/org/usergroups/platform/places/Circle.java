package org.usergroups.platform.places;

/** What lies within so many kilometres of a point in WGS 84 degrees. */
public record Circle(double lat, double lon, double kilometres) {

    /** Whether a place is in it. */
    public boolean holds(Place place) {
        return Distances.kilometres(lat, lon, place.lat(), place.lon()) <= kilometres;
    }
}
