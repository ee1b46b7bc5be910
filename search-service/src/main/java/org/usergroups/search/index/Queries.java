package org.usergroups.search.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.usergroups.platform.places.Circle;
import org.usergroups.platform.places.Square;

/** The forms of queries that are needed everywhere. */
public final class Queries {

    private static final Query ANYTHING = Query.of(query -> query.matchAll(all -> all));

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

    /** What lies in a square: for a circle the engine first computes thousands of distances, for this none. */
    public static Query in(Square square) {
        return box(square.south(), square.west(), square.north(), square.east());
    }

    /** What lies between these degrees; west may be greater than east. */
    public static Query box(double south, double west, double north, double east) {
        return Query.of(query -> query.geoBoundingBox(within -> within.field("location")
                .boundingBox(bounds -> bounds.coords(
                        sides -> sides.top(north).left(west).bottom(south).right(east)))));
    }

    /** One of these, at least. */
    public static Query any(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.should(queries).minimumShouldMatch("1")));
    }

    /** Anything, with the weights of those of these that are true, taken together. */
    public static Query sum(List<Query> queries) {
        return any(
                Stream.concat(queries.stream(), Stream.of(worth(0, ANYTHING))).toList());
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
