package org.usergroups.platform.places;

/**
 * What lies between two latitudes and two longitudes, in WGS 84 degrees.
 *
 * @param west may be greater than east: then it lies across the date line
 */
public record Square(double south, double west, double north, double east) {

    private static final double POLE = 90;
    private static final double HALF_TURN = 180;

    /** The smallest that has the whole of a circle in it; around a pole all longitudes. */
    public static Square around(double lat, double lon, double kilometres) {
        var radius = kilometres / Distances.RADIUS;
        var up = Math.toDegrees(radius);
        var sine = Math.sin(Math.min(radius, Math.PI / 2)) / Math.cos(Math.toRadians(lat));
        var isAroundPole = Math.abs(lat) + up >= POLE;
        var aside = isAroundPole ? HALF_TURN : Math.toDegrees(Math.asin(Math.min(1, sine)));
        return new Square(
                Math.max(-POLE, lat - up),
                isAroundPole ? -HALF_TURN : onGlobe(lon - aside),
                Math.min(POLE, lat + up),
                isAroundPole ? HALF_TURN : onGlobe(lon + aside));
    }

    private static double onGlobe(double lon) {
        return lon < -HALF_TURN ? lon + 2 * HALF_TURN : lon > HALF_TURN ? lon - 2 * HALF_TURN : lon;
    }

    /** Whether a point is in it. */
    public boolean holds(double lat, double lon) {
        var isBetween = west <= east ? west <= lon && lon <= east : west <= lon || lon <= east;
        return south <= lat && lat <= north && isBetween;
    }
}
