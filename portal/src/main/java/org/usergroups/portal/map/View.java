package org.usergroups.portal.map;

import java.util.List;
import java.util.Locale;

/** The part of the map that is shown, in the units of {@link Mercator}. */
public record View(double x, double y, double width, double height) {
    /** Where people live: from the south of Chile to the north of Norway. */
    public static final View WORLD = new View(0, -10_600, Mercator.WORLD, 17_400);

    /** A town. */
    private static final double SMALLEST = 60;

    /** Some 500 km at the equator: nearly everywhere it has a coast or a border by which people know where they look. */
    private static final double SURROUNDINGS = 500;

    private static final double MARGIN = 0.1;

    /** How wide a map is on a page, and how much wider than high. */
    private static final double PIXELS = 720;

    private static final double WIDE = 1.5;
    private static final double PIXELS_OF_THE_WORLD = 256;
    private static final int CLOSEST = 14;

    /** Shows a part of the world with a margin around it, and never less than a town. */
    public static View of(Bounds bounds) {
        return of(bounds, SMALLEST);
    }

    /** Shows a part of the world with a margin around it, and so much of what surrounds it that people see where in the world it is. */
    public static View ofSurroundings(Bounds bounds) {
        return of(bounds, SURROUNDINGS);
    }

    private static View of(Bounds bounds, double smallest) {
        double west = Mercator.x(bounds.west());
        double east = Mercator.x(bounds.east()) + (bounds.west() > bounds.east() ? Mercator.WORLD : 0);
        double north = Mercator.y(bounds.north());
        double south = Mercator.y(bounds.south());
        double width = Math.max(smallest, (east - west) * (1 + 2 * MARGIN));
        double height = Math.max(smallest, (south - north) * (1 + 2 * MARGIN));
        if (width > WORLD.width || height > WORLD.height) {
            return WORLD;
        }
        return new View((west + east - width) / 2, (north + south - height) / 2, width, height);
    }

    static View of(List<Double> box) {
        return new View(box.get(0), box.get(1), box.get(2), box.get(3));
    }

    /** How close it is: the world is 256 pixels wide at 0, and twice as wide at each step (as in Web maps). */
    public int zoom() {
        double shown = Math.max(width, height * WIDE);
        double pixels = PIXELS / shown * Mercator.WORLD / PIXELS_OF_THE_WORLD;
        return Math.clamp((long) Math.ceil(Math.log(pixels) / Math.log(2)), 0, CLOSEST);
    }

    /** The attribute of the picture. */
    public String box() {
        return String.format(Locale.ROOT, "%.0f %.0f %.0f %.0f", x, y, width, height);
    }
}
