package org.usergroups.platform.places;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Verdict.Agrees;
import org.usergroups.platform.places.Verdict.Disagrees;
import org.usergroups.platform.places.Verdict.Reason;
import org.usergroups.platform.places.Verdict.Unknown;

/** Where something is said to be, and whether coordinates are there. */
final class Claim {

    /** Villages, centres and venues are some kilometres apart in every list. */
    private static final double SMALLEST_TOLERANCE = 30;

    /** Large cities reach far: 75 km for London, 45 for a million people. */
    private static final double TOLERANCE_BY_ROOT_OF_POPULATION = 0.015;

    /** Between towns of two countries the border may be anywhere: the nearest one says little when another is hardly further. */
    private static final double BORDER = 20;

    private static final double BORDER_BY_DISTANCE = 1.5;

    /** So far can one be from any village of one's country, in the deserts. */
    private static final double WILDERNESS = 500;

    /** A name without a country means its largest city if that is so many times larger than the next. */
    private static final int DOMINANT = 5;

    private final Gazetteer gazetteer;
    private final Sentences sentences;
    private final @Nullable String country;
    private final @Nullable String region;
    private final @Nullable String city;
    private final List<Place> namesakes;
    private final List<Place> expected;

    /**
     * @param region folded, and one that the country has
     * @param city folded
     * @param namesakes all places of the city's name in the world, the most populous first
     */
    Claim(
            Gazetteer gazetteer,
            Sentences sentences,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            List<Place> namesakes) {
        this.gazetteer = gazetteer;
        this.sentences = sentences;
        this.country = country;
        this.region = region;
        this.city = city;
        this.namesakes = namesakes;
        var inCountry = namesakes.stream()
                .filter(place -> isInCountry(gazetteer.regionOf(place)))
                .toList();
        var inRegion = inCountry.stream()
                .filter(place -> isInRegion(gazetteer.regionOf(place)))
                .toList();
        this.expected = inRegion.isEmpty() ? inCountry : inRegion;
    }

    /** How far from a city's centre something in it can be. */
    static double tolerance(Place city) {
        return SMALLEST_TOLERANCE + TOLERANCE_BY_ROOT_OF_POPULATION * Math.sqrt(city.population());
    }

    /** Without coordinates: the city meant, where there is no doubt about it. */
    Verdict resolve() {
        if (expected.isEmpty() || !isInRegion(gazetteer.regionOf(expected.getFirst()))) {
            return new Unknown();
        }
        var first = expected.getFirst();
        var isClear = country != null
                || expected.stream()
                        .allMatch(other -> (long) other.population() * DOMINANT <= first.population()
                                || isNear(other, new Point(first.lat(), first.lon())));
        return isClear ? new Agrees(first) : new Unknown();
    }

    Verdict at(Point point) {
        if (!point.isPossible()) {
            return impossible(point);
        }
        var near = nearExpected(point);
        if (near != null) {
            return new Agrees(near);
        }
        if (city != null && isVillage(city, point)) {
            return new Agrees(null);
        }
        if (!expected.isEmpty() && !isNameOfTheCountry()) {
            return isInRegionOfAnUnknownNamesake(point) ? new Agrees(null) : farFromCity(point);
        }
        return country == null ? new Unknown() : inCountry(country, point);
    }

    private Verdict impossible(Point point) {
        for (var slip : point.slips()) {
            var meant = near(slip.meant());
            if (meant != null) {
                return new Disagrees(slip.reason(), 0, meant, sentences.impossible(point, meant, slip.meant()));
            }
        }
        return new Disagrees(Reason.IMPOSSIBLE, 0, null, sentences.impossible(point));
    }

    /** The city is known, and the coordinates are not there. */
    private Verdict farFromCity(Point point) {
        for (var slip : point.slips()) {
            var meant = nearExpected(slip.meant());
            if (meant != null) {
                var distance = point.kilometresTo(meant);
                return new Disagrees(
                        slip.reason(), distance, meant, sentences.slip(slip.reason(), distance, meant, slip.meant()));
            }
        }
        var nearest = expected.stream()
                .min((one, other) -> Double.compare(point.kilometresTo(one), point.kilometresTo(other)))
                .orElseThrow();
        var distance = point.kilometresTo(nearest);
        var there = firstNear(namesakes, point);
        return there == null
                ? new Disagrees(Reason.FAR_FROM_CITY, distance, nearest, sentences.far(distance, nearest))
                : new Disagrees(
                        Reason.OTHER_CITY_OF_THE_SAME_NAME,
                        distance,
                        there,
                        sentences.otherCity(distance, nearest, there));
    }

    /** The country is all there is to go by: no city is given, or the country has none of that name. */
    private Verdict inCountry(String country, Point point) {
        var closest = gazetteer.closest(point, at -> true, WILDERNESS);
        var isOnThisSide = closest != null && isInCountry(closest.region());
        var there = firstNear(namesakes, point);
        if (there != null && !isOnThisSide) {
            var distance = kilometresToCountry(point);
            return new Disagrees(Reason.OTHER_COUNTRY, distance, there, sentences.otherCountry(country, there));
        }
        if (closest != null) {
            var border = BORDER + BORDER_BY_DISTANCE * closest.kilometres();
            if (gazetteer.closest(point, this::isInCountry, Math.min(border, WILDERNESS)) != null) {
                return new Agrees(null);
            }
        }
        for (var slip : point.slips()) {
            var meant = near(slip.meant());
            if (meant != null) {
                var distance = point.kilometresTo(meant);
                return new Disagrees(
                        slip.reason(), distance, meant, sentences.slip(slip.reason(), distance, meant, slip.meant()));
            }
        }
        var distance = kilometresToCountry(point);
        var nearest = gazetteer.nearest(point.lat(), point.lon(), WILDERNESS).orElse(null);
        return new Disagrees(
                Reason.OTHER_COUNTRY, distance, nearest, sentences.otherCountry(country, distance, nearest));
    }

    private double kilometresToCountry(Point point) {
        var closest = gazetteer.closest(point, this::isInCountry, Double.MAX_VALUE);
        return closest == null ? 0 : closest.kilometres();
    }

    /** A place of the claim near the point: its city where that is known, else any in its country. */
    private @Nullable Place near(Point point) {
        if (!expected.isEmpty() || country == null) {
            return nearExpected(point);
        }
        return gazetteer
                .nearest(point.lat(), point.lon(), SMALLEST_TOLERANCE)
                .filter(place -> isInCountry(gazetteer.regionOf(place)))
                .orElse(null);
    }

    /** The city of just this name, before one that has it among others. */
    private @Nullable Place nearExpected(Point point) {
        var near = expected.stream().filter(place -> isNear(place, point)).toList();
        return near.stream()
                .filter(this::hasJustThisName)
                .findFirst()
                .or(() -> near.stream().findFirst())
                .orElse(null);
    }

    private boolean hasJustThisName(Place place) {
        return Folding.fold(place.name()).equals(city);
    }

    private static @Nullable Place firstNear(List<Place> places, Point point) {
        return places.stream().filter(place -> isNear(place, point)).findFirst().orElse(null);
    }

    private static boolean isNear(Place place, Point point) {
        return point.kilometresTo(place) <= tolerance(place);
    }

    /** Lists without a city have the country in its place, as "Guatemala", and a point in its middle; but Brasília is a city. */
    private boolean isNameOfTheCountry() {
        return city != null
                && expected.stream().noneMatch(this::hasJustThisName)
                && sentences
                        .countries()
                        .codeOf(city)
                        .filter(code -> country == null || code.equals(country))
                        .isPresent();
    }

    private boolean isVillage(String name, Point point) {
        return gazetteer.hasVillage(name, point, SMALLEST_TOLERANCE, at -> isInCountry(at) && isInRegion(at));
    }

    /** The gazetteer knows the name only from other regions, and the point is in the region given: a place too small for it. */
    private boolean isInRegionOfAnUnknownNamesake(Point point) {
        if (region == null || isInRegion(gazetteer.regionOf(expected.getFirst()))) {
            return false;
        }
        var closest = gazetteer.closest(point, at -> true, WILDERNESS);
        return closest != null && isInCountry(closest.region()) && isInRegion(closest.region());
    }

    private boolean isInCountry(int at) {
        var regions = gazetteer.regions();
        return country == null || Territories.mayBeSaidToBeIn(country, regions.country(at), regions.name(at));
    }

    private boolean isInRegion(int at) {
        return region == null || gazetteer.regions().isCalled(at, region);
    }
}
