package org.usergroups.portal.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of the world in degrees; west is greater than east where it crosses the date line. */
public record Bounds(double west, double south, double east, double north) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final double KILOMETRES_OF_A_DEGREE = 111.2;

    /** From {@code west,south,east,north}; none where these are not the sides of a part of the world. */
    public static Optional<Bounds> of(String sides) {
        String[] parts = COMMA.split(sides, -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            Bounds bounds = new Bounds(degrees(parts[0]), degrees(parts[1]), degrees(parts[2]), degrees(parts[3]));
            return bounds.isPossible() ? Optional.of(bounds) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    static Optional<Bounds> of(List<Double> sides) {
        return sides.size() == 4
                ? Optional.of(new Bounds(sides.get(0), sides.get(1), sides.get(2), sides.get(3)))
                : Optional.empty();
    }

    /** What is within a distance of a point. */
    public static Bounds around(double latitude, double longitude, double kilometres) {
        double up = kilometres / KILOMETRES_OF_A_DEGREE;
        double aside = up / Math.max(0.1, Math.cos(Math.toRadians(latitude)));
        return new Bounds(
                Math.max(-180, longitude - aside),
                Math.max(-90, latitude - up),
                Math.min(180, longitude + aside),
                Math.min(90, latitude + up));
    }

    private static double degrees(String typed) {
        return Double.parseDouble(typed.strip());
    }

    private boolean isPossible() {
        return Math.abs(west) <= 180
                && Math.abs(east) <= 180
                && Math.abs(south) <= 90
                && Math.abs(north) <= 90
                && south <= north;
    }

    /** The smallest part of the world that has both, not across the date line. */
    Bounds with(Bounds other) {
        return new Bounds(
                Math.min(west, other.west),
                Math.min(south, other.south),
                Math.max(east, other.east),
                Math.max(north, other.north));
    }

    /** A little more on every side, so that what lies on the edge is within. */
    Bounds widened(double degrees) {
        return new Bounds(
                Math.max(-180, west - degrees),
                Math.max(-90, south - degrees),
                Math.min(180, east + degrees),
                Math.min(90, north + degrees));
    }

    /** {@code west,south,east,north}, to a hundred metres. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f", west, south, east, north);
    }
}
