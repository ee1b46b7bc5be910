package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Circle;
import org.usergroups.search.index.Queries;

/**
 * What a search is narrowed to beside its facets.
 *
 * @param around within this circle
 * @param has all of these
 * @param featured whether it is featured now, null for either
 * @param since not before this instant
 */
record Narrowing(
        @Nullable Circle around,
        @Nullable Box box,
        List<String> has,
        boolean isOnline,
        @Nullable Boolean featured,
        @Nullable Instant since) {

    /** What a group may have to show. */
    static final List<String> HAS = List.of("story", "media", "meeting");

    private static final String MEDIA = "media";
    private static final String MEETING = "meeting";

    /** A stretch of the map in degrees; beyond the 180th meridian west is greater than east. */
    record Box(double west, double south, double east, double north) {}

    /** The same on the whole map. */
    Narrowing everywhere() {
        return new Narrowing(around, null, has, isOnline, featured, since);
    }

    /** The same around the same point with another radius. */
    Narrowing within(double kilometres) {
        return new Narrowing(
                around == null ? null : new Circle(around.lat(), around.lon(), kilometres),
                box,
                has,
                isOnline,
                featured,
                since);
    }

    /** Each must be true. */
    List<Query> queries(Instant now) {
        var queries = new ArrayList<Query>();
        if (around != null) {
            queries.add(Queries.around(around));
        }
        if (box != null) {
            queries.add(Queries.box(box.south(), box.west(), box.north(), box.east()));
        }
        if (!has.isEmpty()) {
            queries.add(Queries.term("type", "group"));
        }
        has.forEach(thing -> queries.add(
                switch (thing) {
                    case MEDIA -> Queries.term("entry.activity.media", true);
                    case MEETING -> Queries.since("entry.activity.meetsUntil", now);
                    default -> Queries.term("traits.has", thing);
                }));
        if (isOnline) {
            queries.add(Queries.term("traits.online", true));
        }
        if (featured != null) {
            var isFeatured = Queries.since("featured.until", now.truncatedTo(ChronoUnit.DAYS));
            queries.add(Queries.term("type", "group"));
            queries.add(featured ? isFeatured : Queries.not(isFeatured));
        }
        if (since != null) {
            queries.add(Queries.since("at", since));
        }
        return queries;
    }
}
