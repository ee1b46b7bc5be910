package org.usergroups.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many documents a second the engine takes by itself: documents of the index, read and made into plain bulk requests beforehand, which are
 * then sent one right after the other to an index with the same mapping and settings as one that is being rebuilt, which is deleted afterwards.
 */
final class BulkRate implements AutoCloseable {

    private static final String SCRATCH = "bench-scratch";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Engine engine;
    private final Path requests = Files.createTempFile("bulk", ".ndjson");
    private final List<Integer> lengths = new ArrayList<>();
    private long documents;
    private long written;
    private long nanos;

    private BulkRate(Engine engine) throws IOException {
        this.engine = engine;
    }

    /**
     * Reads documents of the index.
     *
     * @param count how many, all of them if there are fewer
     * @param size how many of them a request has
     * @throws Refusal if there is none
     */
    static BulkRate of(Engine engine, int count, int size) throws Refusal, IOException, InterruptedException {
        var rate = new BulkRate(engine);
        try {
            rate.read(count, size);
            if (rate.documents == 0) {
                throw new Refusal("The index has no documents: fill it, as with bench fill.");
            }
            return rate;
        } catch (Refusal | IOException | InterruptedException | RuntimeException failed) {
            rate.close();
            throw failed;
        }
    }

    private void read(int count, int size) throws IOException, InterruptedException {
        var page = engine.post(
                "/" + indexOf(engine) + "/_search?scroll=2m",
                Map.of(
                        "size",
                        size,
                        "query",
                        // In an order of chance, so that every request has things of all types.
                        Map.of("function_score", Map.of("random_score", Map.of("seed", 1, "field", "_seq_no")))));
        while (documents < count && !hits(page).isEmpty()) {
            var request = request(hits(page)).getBytes(StandardCharsets.UTF_8);
            Files.write(requests, request, StandardOpenOption.APPEND);
            lengths.add(request.length);
            documents += hits(page).size();
            page = engine.post("/_search/scroll", Map.of("scroll", "2m", "scroll_id", Inventory.scroll(page)));
        }
        engine.delete("/_search/scroll/" + Inventory.scroll(page));
    }

    private static String request(JsonNode hits) {
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
        return lines.toString();
    }

    /** Writes all of them into an empty index. Uncounted, so that the engine's own compiler is done with it. */
    void warmUp() throws IOException, InterruptedException {
        write();
    }

    /** Writes all of them into an empty index. */
    void measure() throws IOException, InterruptedException {
        nanos += write();
        written += documents;
    }

    private long write() throws IOException, InterruptedException {
        var index = indexOf(engine);
        engine.put("/" + SCRATCH, Map.of("settings", settings(index), "mappings", mappings(index)));
        try (var file = Files.newInputStream(requests)) {
            var begin = System.nanoTime();
            for (var length : lengths) {
                if (engine.bulk(SCRATCH, file.readNBytes(length)).path("errors").asBoolean(false)) {
                    throw new IOException("The engine refuses documents that it has in " + Engine.ALIAS);
                }
            }
            return System.nanoTime() - begin;
        } finally {
            engine.delete("/" + SCRATCH);
        }
    }

    /** The index behind the alias. */
    static String indexOf(Engine engine) throws IOException, InterruptedException {
        return engine.get("/_alias/" + Engine.ALIAS).propertyNames().iterator().next();
    }

    double perSecond() {
        return written / (nanos / 1e9);
    }

    long documents() {
        return written;
    }

    private static JsonNode hits(JsonNode page) {
        return page.path("hits").path("hits");
    }

    private Object mappings(String index) throws IOException, InterruptedException {
        return engine.get("/" + index + "/_mapping").path(index).path("mappings");
    }

    /** Without what an index has of its own, and never refreshed, as none is before searches read it. */
    private Object settings(String index) throws IOException, InterruptedException {
        var settings = engine.get("/" + index + "/_settings")
                .path(index)
                .path("settings")
                .path("index")
                .deepCopy();
        if (settings instanceof ObjectNode own) {
            own.remove(List.of("uuid", "provided_name", "creation_date", "version"));
            own.put("refresh_interval", "-1");
        }
        return Map.of("index", settings);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(requests);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
