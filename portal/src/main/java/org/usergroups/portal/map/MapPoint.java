package org.usergroups.portal.map;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A point of the map.
 *
 * @param size its width in pixels, whatever the map is zoomed to
 * @param name of a single group, else null
 * @param path where it leads
 */
public record MapPoint(
        double x,
        double y,
        long count,
        int size,
        @Nullable String name,
        @Nullable String city,
        @Nullable String country,
        String path) {
    private static final int OF_ONE = 12;
    private static final int OF_TEN_TIMES_AS_MANY = 9;

    /** The script writes their number on it. */
    private static final int OF_SEVERAL = 6;

    static int sizeOf(long count) {
        return (int) Math.round(OF_ONE + OF_TEN_TIMES_AS_MANY * Math.log10(Math.max(1, count)))
                + (count > 1 ? OF_SEVERAL : 0);
    }

    /** A line without length, which is drawn as a round dot of the size of its stroke. */
    public String dot() {
        return String.format(Locale.ROOT, "M%.1f %.1fh0", x, y);
    }
}
