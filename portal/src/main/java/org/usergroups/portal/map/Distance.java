package org.usergroups.portal.map;

/** How far it is from one point to another, over the globe. */
public final class Distance {
    private static final double RADIUS_OF_THE_EARTH = 6371.0;

    private Distance() {}

    /** Kilometres between two points in degrees. */
    public static double kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double up = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double aside = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double chord =
                up * up + aside * aside * Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude));
        return 2 * RADIUS_OF_THE_EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
