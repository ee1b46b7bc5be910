package org.usergroups.platform.places;

/** Distances on the Earth, taken as a sphere: right to half a per cent. */
public final class Distances {

    static final double RADIUS = 6371.0088;

    /** The kilometres of one degree of latitude. */
    public static final double DEGREE = Math.toRadians(RADIUS);

    private Distances() {}

    /** The great-circle distance by the haversine formula; latitudes and longitudes in degrees. */
    public static double kilometres(double lat1, double lon1, double lat2, double lon2) {
        var north = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        var east = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        var haversine = north * north + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * east * east;
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
