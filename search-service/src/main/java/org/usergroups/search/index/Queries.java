package org.usergroups.search.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.usergroups.platform.places.Circle;
import org.usergroups.platform.places.Distances;

/** The forms of queries that are needed everywhere. */
public final class Queries {

    private static final double NEAR_POLES = 0.01;
    private static final double QUARTER_TURN = 90;
    private static final double HALF_TURN = 180;

    private Queries() {}

    /** What is no tombstone. Tombstones are few: to leave them out by their own mark costs least. */
    public static Query there() {
        return not(term("deleted", true));
    }

    /** That a field has a value. */
    public static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    /** That a field has a value. */
    public static Query term(String field, long value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    /** That a field has a value. */
    public static Query term(String field, boolean value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    /** That a field has one of these values. */
    public static Query terms(String field, Collection<String> values) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(any -> any.value(values.stream().map(FieldValue::of).toList()))));
    }

    /** That a field has any value. */
    public static Query exists(String field) {
        return Query.of(query -> query.exists(exists -> exists.field(field)));
    }

    /** That a field of instants has none before this one. */
    public static Query since(String field, Instant begin) {
        return Query.of(query ->
                query.range(range -> range.date(date -> date.field(field).gte(begin.toString()))));
    }

    /** That a field of instants has none after this one. */
    public static Query until(String field, Instant end) {
        return Query.of(query ->
                query.range(range -> range.date(date -> date.field(field).lte(end.toString()))));
    }

    /** That a field of numbers is between these, both included. */
    public static Query between(String field, double least, double most) {
        return Query.of(query -> query.range(
                range -> range.number(number -> number.field(field).gte(least).lte(most))));
    }

    /** What lies in a circle. */
    public static Query around(Circle circle) {
        return around(circle.lat(), circle.lon(), circle.kilometres());
    }

    /** What lies no farther from a point, in degrees, than so many kilometres. */
    public static Query around(double lat, double lon, double kilometres) {
        return Query.of(query -> query.geoDistance(within -> within.field("location")
                .location(point -> point.latlon(middle -> middle.lat(lat).lon(lon)))
                .distance(kilometres + "km")));
    }

    /**
     * What lies in the square around a circle. For a circle the engine first computes thousands of distances, for this none: good enough where
     * nobody has said how far.
     */
    public static Query roughlyAround(double lat, double lon, double kilometres) {
        var north = kilometres / Distances.DEGREE;
        var east = north / Math.max(NEAR_POLES, Math.cos(Math.toRadians(lat)));
        return east >= HALF_TURN || Math.abs(lat) + north >= QUARTER_TURN
                ? around(lat, lon, kilometres)
                : box(lat - north, onGlobe(lon - east), lat + north, onGlobe(lon + east));
    }

    /** What lies between these degrees; west may be greater than east. */
    public static Query box(double south, double west, double north, double east) {
        return Query.of(query -> query.geoBoundingBox(within -> within.field("location")
                .boundingBox(bounds -> bounds.coords(
                        sides -> sides.top(north).left(west).bottom(south).right(east)))));
    }

    private static double onGlobe(double lon) {
        return lon < -HALF_TURN ? lon + 2 * HALF_TURN : lon > HALF_TURN ? lon - 2 * HALF_TURN : lon;
    }

    /** One of these, at least. */
    public static Query any(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.should(queries).minimumShouldMatch("1")));
    }

    /** All of these, without any weight. */
    public static Query all(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.filter(queries)));
    }

    /** Not this. */
    public static Query not(Query query) {
        return Query.of(without -> without.bool(bool -> bool.mustNot(query)));
    }

    /** This, always with the same weight. */
    public static Query worth(double boost, Query query) {
        return Query.of(
                worth -> worth.constantScore(constant -> constant.filter(query).boost((float) boost)));
    }
}
