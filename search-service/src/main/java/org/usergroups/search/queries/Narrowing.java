package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Circle;

/**
 * What a search is narrowed to beside its facets.
 *
 * @param subdivisions any of these divisions
 * @param around within this circle
 * @param access all of these facts of accessibility
 * @param has all of these
 * @param since not before this instant
 */
record Narrowing(
        List<String> subdivisions,
        @Nullable Circle around,
        @Nullable Box box,
        List<String> access,
        List<String> has,
        boolean isOnline,
        @Nullable Instant since) {

    /** A stretch of the map in degrees; beyond the 180th meridian west is greater than east. */
    record Box(double west, double south, double east, double north) {}

    /** Each must be true. */
    List<Query> queries() {
        var queries = new ArrayList<Query>();
        if (!subdivisions.isEmpty()) {
            queries.add(Matching.terms("group.regions", subdivisions));
        }
        if (around != null) {
            queries.add(Matching.around(around));
        }
        if (box != null) {
            var corners = box;
            queries.add(Query.of(query -> query.geoBoundingBox(within -> within.field("location")
                    .boundingBox(bounds -> bounds.coords(sides -> sides.top(corners.north())
                            .left(corners.west())
                            .bottom(corners.south())
                            .right(corners.east()))))));
        }
        access.forEach(fact -> queries.add(Matching.term("group.access", fact)));
        has.forEach(thing -> queries.add(Matching.term("group.has", thing)));
        if (isOnline) {
            queries.add(Matching.term("group.online", true));
        }
        if (since != null) {
            queries.add(Query.of(query ->
                    query.range(range -> range.date(at -> at.field("at").gte(since.toString())))));
        }
        return queries;
    }
}
