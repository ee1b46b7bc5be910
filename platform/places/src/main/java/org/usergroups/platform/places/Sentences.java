package org.usergroups.platform.places;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Verdict.Reason;

/** What a refusal says to the person who wrote the coordinates. */
record Sentences(Countries countries) {

    String slip(Reason reason, double kilometres, Place likely, Point meant) {
        return "These coordinates are %s from %s. %s: %s is there."
                .formatted(distance(kilometres), label(likely), slip(reason), numbers(meant));
    }

    String impossible(Point point) {
        return "There are no coordinates %s: latitude goes from -90 to 90 and longitude from -180 to 180."
                .formatted(numbers(point));
    }

    String impossible(Point point, Place likely, Point meant) {
        return "There are no coordinates %s. %s: %s is in %s."
                .formatted(numbers(point), slip(Reason.SWAPPED), numbers(meant), label(likely));
    }

    String far(double kilometres, Place expected) {
        return "These coordinates are %s from %s.".formatted(distance(kilometres), label(expected));
    }

    String otherCity(double kilometres, Place expected, Place there) {
        return "These coordinates are %s from %s: they are those of %s."
                .formatted(distance(kilometres), labelWithRegion(expected), labelWithRegion(there));
    }

    String otherCountry(String country, Place there) {
        return "These coordinates are in %s, not in %s.".formatted(label(there), name(country));
    }

    String otherCountry(String country, double kilometres, @Nullable Place there) {
        var where = there == null ? "" : "near %s, ".formatted(label(there));
        return "These coordinates are %s%s from the nearest place that we know in %s."
                .formatted(where, distance(kilometres), name(country));
    }

    /** 8,120 km rather than 8,117.6: to a hundredth, and below 100 km to a kilometre. */
    static String distance(double kilometres) {
        var step = kilometres < 100 ? 1 : kilometres < 10_000 ? 10 : 100;
        return String.format(Locale.ENGLISH, "%,d km", Math.round(kilometres / step) * step);
    }

    private static String slip(Reason reason) {
        return reason == Reason.SWAPPED
                ? "Latitude and longitude may be swapped"
                : "A minus sign may be missing, or be one too many";
    }

    private static String numbers(Point point) {
        return String.format(Locale.ENGLISH, "%.4f, %.4f", point.lat(), point.lon());
    }

    private String label(Place place) {
        return place.name() + ", " + name(place.country());
    }

    private String labelWithRegion(Place place) {
        return place.region() == null
                ? label(place)
                : place.name() + ", " + place.region() + ", " + name(place.country());
    }

    private String name(String country) {
        return countries.name(country, Locale.ENGLISH);
    }
}
