package org.usergroups.search.understanding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.places.Place;
import org.usergroups.search.headers.KnownGroups;
import org.usergroups.search.understanding.Target.City;
import org.usergroups.search.understanding.Target.Country;
import org.usergroups.search.understanding.Target.Region;

/** Which of the places with a name are meant: those that the question's other places say, those with groups, the large ones. */
final class MeantPlaces {

    private static final int LARGE = 100_000;
    private static final int MEANINGS = 8;
    private static final int MEANINGS_WITHOUT_GROUPS = 3;
    private static final double COMPARABLE = 0.3;
    private static final int LONGEST_CODE = 3;

    /** Countries and territories that are a town and little more: what is near them is near the town. */
    private static final Set<String> TOWNS = Set.of("GI", "HK", "LU", "MC", "MO", "SG", "SM", "VA");

    private final Gazetteer gazetteer;
    private final Areas areas;
    private final Countries countries;
    private final KnownGroups groups;

    MeantPlaces(Gazetteer gazetteer, Areas areas, Countries countries, KnownGroups groups) {
        this.gazetteer = gazetteer;
        this.areas = areas;
        this.countries = countries;
        this.groups = groups;
    }

    boolean hasGroups(Target target) {
        return target instanceof City city && groups.inCity(city.place().geonameId()) > 0;
    }

    /** Whether somebody who does not write its name as the gazetteer does may mean it. */
    boolean isLikely(Place place) {
        return place.population() >= LARGE || groups.inCity(place.geonameId()) > 0;
    }

    /**
     * Whether a city may be meant by what is also the name of a country that it is not in, as Granada is of Grenada: if it has groups, or is
     * large where the country has none.
     */
    boolean isMeantBeside(String country, Place city) {
        return !city.country().equals(country)
                && (groups.inCity(city.geonameId()) > 0 || groups.inCountry(country) == 0 && isLikely(city));
    }

    /** Whether one of its meanings is more than a small place without groups. */
    boolean isKnown(Part.Where where) {
        return where.targets().stream().anyMatch(target -> !(target instanceof City city) || isLikely(city.place()));
    }

    /** A division's or country's code that stands right behind a city in it, as in “Portland OR”. */
    Part.@Nullable Where qualifier(@Nullable Part before, Span span) {
        var text = span.text();
        var sense = span.sense();
        if (text.length() > LONGEST_CODE
                || !(before instanceof Part.Where place)
                || !place.isCity()
                || sense != null && sense.part() != null && !isElsewhere(place, sense.part())
                || sense != null && sense.kind() != null && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return null;
        }
        var targets = new ArrayList<Target>();
        areas.coded(text).forEach(area -> targets.add(new Region(area)));
        if (countries.isCode(text)) {
            targets.add(new Country(text));
        }
        var qualifier = Part.Where.of(text, List.copyOf(targets), false);
        return place.within(qualifier).isEmpty() ? null : qualifier;
    }

    /** As Canada is of San Jose in “San Jose CA”. */
    private static boolean isElsewhere(Part.Where place, Part part) {
        return part instanceof Part.Where other && place.within(other).isEmpty();
    }

    /** A place with its vicinity, as far as the question says. */
    Part.Where around(Part.Where where, @Nullable Double farthest) {
        var targets = where.targets().stream()
                .map(target -> target instanceof Country country ? townOf(country, where.typed()) : target)
                .distinct()
                .toList();
        return where.with(targets).andAround(farthest);
    }

    private Target townOf(Country country, String typed) {
        return TOWNS.contains(country.code())
                ? gazetteer.named(typed).stream()
                        .filter(city -> city.country().equals(country.code()))
                        .findFirst()
                        .<Target>map(City::new)
                        .orElse(country)
                : country;
    }

    /** Places in which others of the question lie only say which of those are meant; of what is left the likely meanings stay. */
    List<Part> settled(List<Part> parts, Locale reader) {
        var saysOnlyWhere = new HashSet<Part>();
        var settled = new ArrayList<Part>();
        for (var part : parts) {
            settled.add(part instanceof Part.Where where ? narrowed(where, parts, saysOnlyWhere, reader) : part);
        }
        for (var at = parts.size() - 1; at >= 0; at--) {
            if (saysOnlyWhere.contains(parts.get(at))) {
                settled.remove(at);
            }
        }
        return settled;
    }

    private Part narrowed(Part.Where where, List<Part> parts, HashSet<Part> saysOnlyWhere, Locale reader) {
        var targets = where.targets();
        var together = new HashSet<Part>();
        for (var part : parts) {
            if (part instanceof Part.Where other && !other.equals(where) && !saysOnlyWhere.contains(where)) {
                var inside = where.with(targets).within(other);
                if (!inside.isEmpty()) {
                    targets = inside;
                    together.add(other);
                    saysOnlyWhere.add(other);
                }
            }
        }
        together.add(where);
        var typed = parts.stream().filter(together::contains).map(Part::typed).collect(Collectors.joining(" "));
        var isCorrected = together.stream().anyMatch(Part::corrected);
        return Part.Where.of(typed, likely(targets, reader), isCorrected);
    }

    /**
     * Cities that have groups, or if none has, the largest and those not much smaller, and the largest that is familiar to the reader; everything that
     * is no city.
     */
    private List<Target> likely(List<Target> targets, Locale reader) {
        var familiarity = new Familiarity(reader, targets.getFirst());
        var cities = targets.stream()
                .filter(City.class::isInstance)
                .map(City.class::cast)
                .toList();
        var withGroups = cities.stream().filter(this::hasGroups).limit(MEANINGS).toList();
        var kept = withGroups.isEmpty()
                ? cities.stream()
                        .limit(MEANINGS_WITHOUT_GROUPS)
                        .filter(city -> city.place().population()
                                >= COMPARABLE * cities.getFirst().place().population())
                        .toList()
                : withGroups;
        var familiar = cities.stream().filter(city -> familiarity.of(city) > 0).findFirst();
        var meant = Stream.concat(kept.stream(), familiar.stream()).distinct().toList();
        var others =
                targets.stream().filter(target -> !(target instanceof City)).toList();
        // What a country is called as well goes behind it.
        return (targets.getFirst() instanceof Country
                        ? Stream.concat(others.stream(), meant.stream())
                        : Stream.concat(meant.stream(), others.stream()))
                .sorted(familiarity.order())
                .toList();
    }
}
