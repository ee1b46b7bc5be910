package org.usergroups.deploy.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many documents a second the engine takes by itself: the index's own documents, read back and written by plain bulk requests into an index
 * with the same mapping and settings, which is deleted afterwards. Only the writing counts.
 */
final class BulkRate {

    private static final String SCRATCH = "bench-scratch";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Engine engine;
    private final int size;
    private long documents;
    private long nanos;

    /** @param size how many documents a request has */
    BulkRate(Engine engine, int size) {
        this.engine = engine;
        this.size = size;
    }

    /** Writes so many documents more, into an empty index. */
    void measure(int count) throws IOException, InterruptedException {
        var index = indexOf(engine);
        engine.put("/" + SCRATCH, Map.of("settings", settings(index), "mappings", mappings(index)));
        try {
            var page = engine.post(
                    "/" + index + "/_search?scroll=2m",
                    Map.of(
                            "size",
                            size,
                            "query",
                            // In an order of chance, so that every part has things of all types.
                            Map.of("function_score", Map.of("random_score", Map.of("seed", 1, "field", "_seq_no")))));
            for (var left = count; left > 0 && !hits(page).isEmpty(); left -= size) {
                write(hits(page));
                page = engine.post("/_search/scroll", Map.of("scroll", "2m", "scroll_id", Inventory.scroll(page)));
            }
            engine.delete("/_search/scroll/" + Inventory.scroll(page));
        } finally {
            engine.delete("/" + SCRATCH);
        }
    }

    /** The index behind the alias. */
    static String indexOf(Engine engine) throws IOException, InterruptedException {
        return engine.get("/_alias/" + Engine.ALIAS).propertyNames().iterator().next();
    }

    double perSecond() {
        return documents / (nanos / 1e9);
    }

    long documents() {
        return documents;
    }

    private static JsonNode hits(JsonNode page) {
        return page.path("hits").path("hits");
    }

    private void write(JsonNode hits) throws IOException, InterruptedException {
        var lines = new StringBuilder();
        for (var hit : hits) {
            var action = Map.of(
                    "_id",
                    hit.path("_id").asString(),
                    "version",
                    hit.path("_source").path("sequence").asLong(1),
                    "version_type",
                    "external_gte");
            lines.append(JSON.writeValueAsString(Map.of("index", action)))
                    .append('\n')
                    .append(JSON.writeValueAsString(hit.path("_source")))
                    .append('\n');
        }
        var begin = System.nanoTime();
        var answer = engine.bulk(SCRATCH, lines.toString());
        nanos += System.nanoTime() - begin;
        documents += hits.size();
        if (answer.path("errors").asBoolean(false)) {
            throw new IOException("The engine refuses documents that it has in " + Engine.ALIAS);
        }
    }

    private Object mappings(String index) throws IOException, InterruptedException {
        return engine.get("/" + index + "/_mapping").path(index).path("mappings");
    }

    /** Without what an index has of its own. */
    private Object settings(String index) throws IOException, InterruptedException {
        var settings = engine.get("/" + index + "/_settings")
                .path(index)
                .path("settings")
                .path("index")
                .deepCopy();
        if (settings instanceof ObjectNode own) {
            own.remove(List.of("uuid", "provided_name", "creation_date", "version"));
        }
        return Map.of("index", settings);
    }
}
