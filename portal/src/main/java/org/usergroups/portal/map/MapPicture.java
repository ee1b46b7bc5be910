package org.usergroups.portal.map;

import java.util.Comparator;
import java.util.List;
import org.usergroups.portal.pages.Links;

/**
 * A map as a page shows it.
 *
 * @param shapes the file with its land and borders
 * @param isOfCountry whether the file also has the shape of one country, to be shown apart
 * @param filters what narrows the groups on it, as the query of an address
 * @param search the address of the search page that a part of the map is added to
 */
public record MapPicture(
        View view,
        List<MapPoint> points,
        long total,
        String shapes,
        boolean isOfCountry,
        String filters,
        String search) {

    /** A little more than the accuracy of an entry, so that groups of one spot are within the bounds of their cluster. */
    private static final double SPOT = 0.01;

    /** A part of the world, or all of it. */
    public static MapPicture of(View view, Clusters clusters, String filters, String search) {
        return picture(view, clusters, Shapes.ofWorld(view), false, filters, search);
    }

    /** A country, or a part of it. */
    public static MapPicture ofCountry(String country, View view, Clusters clusters, String filters, String search) {
        return picture(view, clusters, Shapes.ofCountry(country), true, filters, search);
    }

    private static MapPicture picture(
            View view, Clusters clusters, String shapes, boolean isOfCountry, String filters, String search) {
        List<MapPoint> largestFirst = clusters.features().stream()
                .map(feature -> point(feature, search))
                .sorted(Comparator.comparingLong(MapPoint::count).reversed())
                .toList();
        return new MapPicture(view, largestFirst, clusters.total(), shapes, isOfCountry, filters, search);
    }

    private static MapPoint point(Clusters.Feature feature, String search) {
        Clusters.Properties what = feature.what();
        String page = what.count() == 1 ? Links.local(what.url()) : null;
        return new MapPoint(
                Mercator.x(feature.longitude()),
                Mercator.y(feature.latitude()),
                what.count(),
                MapPoint.sizeOf(what.count()),
                what.count() == 1 ? what.name() : null,
                what.city(),
                what.country(),
                page == null ? within(search, feature.bounds().widened(SPOT)) : page);
    }

    private static String within(String search, Bounds part) {
        return search + (search.contains("?") ? "&" : "?") + "bbox=" + part;
    }
}
