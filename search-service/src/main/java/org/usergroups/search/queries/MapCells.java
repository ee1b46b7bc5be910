package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.GeoTileGridBucket;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchEngine;

/** Puts what a question finds on a map: near points become one, the more the farther the map is away. */
@Component
class MapCells {

    private static final int MOST = 500;
    /** Cells of an eighth of a map's tile are 32 pixels wide. */
    private static final int EIGHTH = 3;

    private static final int FINEST = 22;

    private final Searches searches;
    private final SearchEngine engine;
    private final SearchProperties properties;

    MapCells(Searches searches, SearchEngine engine, SearchProperties properties) {
        this.searches = searches;
        this.engine = engine;
        this.properties = properties;
    }

    /** GeoJSON (RFC 7946), with the number of everything that has a place. */
    record FeatureCollection(String type, long total, List<Feature> features) {}

    /** A point for one thing, or for several that lie close to each other. */
    record Feature(String type, Geometry geometry, Properties properties) {}

    /** A point in degrees, the longitude first. */
    record Geometry(String type, List<Double> coordinates) {}

    /**
     * What lies at a point.
     *
     * @param bounds west, south, east and north of all of it in degrees
     * @param country where all of it is in one, ISO 3166-1 alpha-2
     * @param name of a single thing
     * @param url of a single thing, the page's address at the portal
     * @param city of a single thing
     */
    record Properties(
            long count,
            List<Double> bounds,
            @Nullable String country,
            @Nullable String name,
            @Nullable String url,
            @Nullable String city) {}

    /**
     * What a question finds, groups unless it asks for other types.
     *
     * @param zoom 0 for the whole world in one tile, each step twice as near
     * @throws org.usergroups.platform.web.Problem 503 if the engine does not answer
     */
    FeatureCollection of(SearchQuestion question, int zoom) {
        var understood = searches.understood(question);
        var found = searches.found(question.ofTypes(understood.types()).orOfTypes(List.of("group")), understood);
        var request = SearchRequest.of(search -> search.index(properties.alias())
                .size(0)
                .trackTotalHits(total -> total.enabled(true))
                .query(query -> query.bool(bool -> bool.filter(found, Queries.exists("location"))))
                .aggregations(
                        "cells",
                        cells -> cells.geotileGrid(grid -> grid.field("location")
                                        .precision(Math.min(zoom + EIGHTH, FINEST))
                                        .size(MOST))
                                .aggregations("middle", middle -> middle.geoCentroid(point -> point.field("location")))
                                .aggregations("bounds", bounds -> bounds.geoBounds(box -> box.field("location")))
                                .aggregations(
                                        "countries",
                                        countries -> countries.terms(
                                                terms -> terms.field("country").size(2)))
                                .aggregations(
                                        "one",
                                        one -> one.topHits(top -> top.size(1)
                                                .source(source -> source.filter(
                                                        fields -> fields.includes("title", "url", "city")))))));
        var response = engine.search(request, Void.class);
        var total = response.hits().total();
        var cells = response.aggregations().get("cells");
        return new FeatureCollection(
                "FeatureCollection",
                total == null ? 0 : total.value(),
                cells == null
                        ? List.of()
                        : cells.geotileGrid().buckets().array().stream()
                                .map(MapCells::feature)
                                .toList());
    }

    /** Those fields of a {@link SearchDocument} that a single point shows. */
    private record Shown(String title, String url, @Nullable String city) {}

    private static Aggregate counted(GeoTileGridBucket cell, String name) {
        return Objects.requireNonNull(cell.aggregations().get(name), name);
    }

    private static Feature feature(GeoTileGridBucket cell) {
        var middle = counted(cell, "middle").geoCentroid().location();
        var bounds = counted(cell, "bounds").geoBounds().bounds();
        var countries = counted(cell, "countries").sterms().buckets().array();
        var only = cell.docCount() > 1
                ? null
                : counted(cell, "one").topHits().hits().hits().stream()
                        .map(hit -> hit.source() == null ? null : hit.source().to(Shown.class))
                        .findFirst()
                        .orElse(null);
        var at = middle == null ? null : middle.latlon();
        var box = bounds == null ? null : bounds.tlbr();
        return new Feature(
                "Feature",
                new Geometry("Point", at == null ? List.of(0.0, 0.0) : List.of(at.lon(), at.lat())),
                new Properties(
                        cell.docCount(),
                        box == null
                                ? List.of()
                                : List.of(
                                        box.topLeft().latlon().lon(),
                                        box.bottomRight().latlon().lat(),
                                        box.bottomRight().latlon().lon(),
                                        box.topLeft().latlon().lat()),
                        countries.size() == 1 ? countries.getFirst().key().stringValue() : null,
                        only == null ? null : only.title(),
                        only == null ? null : only.url(),
                        only == null ? null : only.city()));
    }
}
