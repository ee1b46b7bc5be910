package org.usergroups.platform.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The places of the world with 5,000 people or more (GeoNames, CC BY 4.0), found by any name in any script, by the beginning of one, or by
 * coordinates. Immutable; made for small heaps: all names lie in one array, and a {@link Place} is made when it is asked for.
 */
public final class Gazetteer {

    private static final int MOST = 100;
    private static final double HALF_WAY_ROUND = Math.PI * Distances.RADIUS;

    private final int[] geonameIds;
    private final int[] byGeonameId;
    private final int[] populations;
    private final short[] regionOf;
    private final short[] zoneOf;
    private final Texts mainNames;
    private final Grid grid;
    private final Names names;
    private final Regions regions;
    private final String[] zones;
    private final Villages villages;

    private Gazetteer(Tables tables) {
        zones = tables.strings();
        regions = Regions.read(tables);
        geonameIds = tables.ints();
        byGeonameId = tables.ints();
        grid = new Grid(tables.ints(), tables.ints());
        populations = tables.ints();
        regionOf = tables.shorts();
        zoneOf = tables.shorts();
        mainNames = Texts.read(tables);
        names = Names.read(tables);
        villages = Villages.read(tables);
    }

    /** Reads the tables from the class path; keep what it returns, it takes some 15 MB. */
    public static Gazetteer load() {
        try (var tables = Tables.open("gazetteer.bin")) {
            return new Gazetteer(tables);
        }
    }

    public Optional<Place> byId(int geonameId) {
        var at = position(geonameId);
        return at < 0 ? Optional.empty() : Optional.of(place(at));
    }

    /** Every place of that name, in whatever script or spelling, the most populous first. */
    public List<Place> named(String name) {
        return named(name, place -> true);
    }

    /** Those of one country, by ISO 3166-1 alpha-2. */
    public List<Place> named(String name, String country) {
        var code = country.toUpperCase(Locale.ROOT);
        return named(name, place -> regions.country(regionOf[place]).equals(code));
    }

    private List<Place> named(String name, IntPredicate wanted) {
        return IntStream.of(names.find(Folding.fold(name)))
                .filter(wanted)
                .mapToObj(this::place)
                .toList();
    }

    /**
     * The places with a name that differs from this one by at least one slip of the hand and at most so many; the first letter is taken as right.
     * Those with the fewest slips are first, then the more populous.
     */
    public List<Likeness> alike(String name, int mostSlips) {
        var best = new HashMap<Integer, Likeness>();
        names.alike(Folding.fold(name), mostSlips, (at, slips) -> {
            if (slips > 0) {
                for (var place : names.meanings(at)) {
                    best.merge(
                            place,
                            new Likeness(place(place), slips),
                            (one, other) -> other.slips() < one.slips() ? other : one);
                }
            }
        });
        return best.values().stream()
                .sorted(Comparator.comparingInt(Likeness::slips)
                        .thenComparing(likeness -> likeness.place().population(), Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    /** A place with a name that is so many slips from the one typed. */
    public record Likeness(Place place, int slips) {}

    /** Every first-level division of countries that has a place, each once. */
    public List<Division> divisions() {
        return regions.all();
    }

    /**
     * The places whose name begins so: those of the country first, then those that have just this name, then the more populous.
     *
     * @param limit how many at most, 1 to 100
     */
    public List<Completion> complete(String prefix, @Nullable String country, int limit) {
        var code = country == null ? null : country.toUpperCase(Locale.ROOT);
        var finished = Folding.fold(prefix);
        if (finished.isEmpty()) {
            return List.of();
        }
        var best = new Best(Math.clamp(limit, 1, MOST));
        complete(finished, finished, code, best);
        var unfinished = Folding.foldUnfinished(prefix);
        if (!unfinished.equals(finished)) {
            complete(unfinished, finished, code, best);
        }
        return best.completions();
    }

    private void complete(String prefix, String exact, @Nullable String country, Best best) {
        var range = names.beginningWith(prefix);
        for (var name = range.from(); name < range.to(); name++) {
            var longer = name > range.from() || !names.name(name).equals(exact);
            for (var place : names.meanings(name)) {
                var elsewhere =
                        country != null && !regions.country(regionOf[place]).equals(country);
                best.offer(place, name, (elsewhere ? 2L : 0L) + (longer ? 1L : 0L));
            }
        }
    }

    /** The nearest place within so many kilometres. */
    public Optional<Place> nearest(double lat, double lon, double kilometres) {
        var furthest = Math.min(kilometres, HALF_WAY_ROUND);
        for (var radius = Math.min(20, furthest); ; radius = Math.min(radius * 4, furthest)) {
            var found = within(lat, lon, radius, 1);
            if (!found.isEmpty() || radius >= furthest) {
                return found.stream().findFirst();
            }
        }
    }

    /** The places within so many kilometres, the nearest first. */
    public List<Place> within(double lat, double lon, double kilometres, int limit) {
        if (!new Point(lat, lon).isPossible() || !(kilometres >= 0)) {
            return List.of();
        }
        record Near(int place, double kilometres) {}
        var near = new ArrayList<Near>();
        grid.within(
                lat,
                lon,
                Math.min(kilometres, HALF_WAY_ROUND),
                (place, distance) -> near.add(new Near(place, distance)));
        return near.stream()
                .sorted((one, other) -> Double.compare(one.kilometres(), other.kilometres()))
                .limit(Math.max(0, limit))
                .map(found -> place(found.place()))
                .toList();
    }

    Regions regions() {
        return regions;
    }

    /** The region of a place of this gazetteer. */
    int regionOf(Place place) {
        return regionOf[position(place.geonameId())];
    }

    /** The closest place or village in a region that is wanted. */
    @Nullable
    Spot closest(Point point, IntPredicate region, double kilometres) {
        var furthest = Math.min(kilometres, HALF_WAY_ROUND);
        for (var radius = Math.min(20, furthest); ; radius = Math.min(radius * 4, furthest)) {
            var search = new Search(region);
            grid.within(point.lat(), point.lon(), radius, (at, distance) -> search.see(regionOf[at], distance));
            villages.grid()
                    .within(
                            point.lat(),
                            point.lon(),
                            radius,
                            (at, distance) -> search.see(villages.regionOf(at), distance));
            if (search.closest != null || radius >= furthest) {
                return search.closest;
            }
        }
    }

    boolean hasVillage(String folded, Point point, double kilometres, IntPredicate region) {
        var search = new Search(region);
        villages.grid().within(point.lat(), point.lon(), kilometres, (at, distance) -> {
            if (villages.isNamed(at, folded)) {
                search.see(villages.regionOf(at), distance);
            }
        });
        return search.closest != null;
    }

    /** Somewhere in a region, so far away. */
    record Spot(int region, double kilometres) {}

    private static final class Search {

        private final IntPredicate wanted;
        private @Nullable Spot closest;

        Search(IntPredicate wanted) {
            this.wanted = wanted;
        }

        void see(int region, double kilometres) {
            if ((closest == null || kilometres < closest.kilometres()) && wanted.test(region)) {
                closest = new Spot(region, kilometres);
            }
        }
    }

    /** Where the place stands in the columns, or -1. */
    private int position(int geonameId) {
        var low = 0;
        var high = byGeonameId.length - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = Integer.compare(geonameIds[byGeonameId[middle]], geonameId);
            if (order == 0) {
                return byGeonameId[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private Place place(int at) {
        var region = regionOf[at];
        return new Place(
                geonameIds[at],
                mainNames.get(at),
                regions.country(region),
                regions.name(region),
                regions.subdivision(region),
                grid.lat(at),
                grid.lon(at),
                zones[zoneOf[at]],
                populations[at]);
    }

    /** The best few of many completions; places are numbered by population, the most populous first. */
    private final class Best {

        private final long[] ranks;
        private final int[] matched;
        private int count;

        Best(int limit) {
            ranks = new long[limit];
            matched = new int[limit];
        }

        void offer(int place, int name, long order) {
            var rank = order << Integer.SIZE | place;
            if (count == ranks.length && ranks[count - 1] <= rank) {
                return;
            }
            var at = 0;
            while (at < count && ranks[at] < rank && (int) ranks[at] != place) {
                at++;
            }
            if (at < count && ranks[at] <= rank) {
                return;
            }
            var last = at;
            while (last < count && (int) ranks[last] != place) {
                last++;
            }
            if (last == count) {
                count = Math.min(count + 1, ranks.length);
                last = count - 1;
            }
            System.arraycopy(ranks, at, ranks, at + 1, last - at);
            System.arraycopy(matched, at, matched, at + 1, last - at);
            ranks[at] = rank;
            matched[at] = name;
        }

        List<Completion> completions() {
            return IntStream.range(0, count)
                    .mapToObj(at -> new Completion(place((int) ranks[at]), names.name(matched[at])))
                    .toList();
        }
    }
}
