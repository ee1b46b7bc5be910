package org.usergroups.portal.map;

/**
 * The projection of the map, as {@code src/main/map/shapes.mjs} draws its shapes: a unit is a hundredth of a degree of longitude,
 * x grows to the east from the date line, y to the south from the equator.
 */
final class Mercator {
    /** How wide the world is. */
    static final double WORLD = 36_000;

    /** Beyond it the projection has no end; nobody meets there. */
    private static final double NORTHERNMOST = 85;

    private Mercator() {}

    static double x(double longitude) {
        return (longitude + 180) * 100;
    }

    static double y(double latitude) {
        double bounded = Math.toRadians(Math.clamp(latitude, -NORTHERNMOST, NORTHERNMOST));
        return -100 * Math.toDegrees(asinh(Math.tan(bounded)));
    }

    private static double asinh(double value) {
        return Math.signum(value) * Math.log(Math.abs(value) + Math.sqrt(value * value + 1));
    }
}
