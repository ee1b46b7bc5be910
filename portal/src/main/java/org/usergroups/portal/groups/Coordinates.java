package org.usergroups.portal.groups;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.roster.Group;

/** A point as people write it: latitude, longitude, in degrees. */
final class Coordinates {
    private static final Pattern WRITTEN =
            Pattern.compile("([-+]?\\d{1,2}(?:\\.\\d{1,15})?)\\s*[,;\\s]\\s*([-+]?\\d{1,3}(?:\\.\\d{1,15})?)");

    private Coordinates() {}

    static String of(Group.Point point) {
        return point.coordinates().size() < 2
                ? ""
                : degrees(point.coordinates().get(1))
                        + ", "
                        + degrees(point.coordinates().getFirst());
    }

    /** Never with an exponent, so that it can be read again. */
    private static String degrees(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Null when there is no point on Earth in it. */
    static Group.@Nullable Point read(String typed) {
        Matcher written = WRITTEN.matcher(typed);
        if (!written.matches()) {
            return null;
        }
        double latitude = Double.parseDouble(written.group(1));
        double longitude = Double.parseDouble(written.group(2));
        return Math.abs(latitude) > 90 || Math.abs(longitude) > 180
                ? null
                : new Group.Point("Point", List.of(longitude, latitude));
    }
}
