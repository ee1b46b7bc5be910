package org.usergroups.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The search engine behind search-service, spoken to directly. */
final class Engine implements AutoCloseable {

    /** The name that search-service reads (usergroups.search.alias). */
    static final String ALIAS = "usergroups";

    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);
    private static final Duration MERGED_WITHIN = Duration.ofMinutes(30);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    Engine(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    JsonNode put(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    /** Writes documents; the lines alternate between what is to be done and the document. */
    JsonNode bulk(String index, byte[] lines) throws IOException, InterruptedException {
        return send(request("/" + index + "/_bulk?filter_path=errors,took")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines)));
    }

    /** Waits until segments that somebody has asked to merge are merged. */
    void awaitMerged() throws IOException, InterruptedException {
        for (var waited = Duration.ZERO; isMerging(); waited = waited.plus(LOOKS_EVERY)) {
            if (waited.compareTo(MERGED_WITHIN) > 0) {
                throw new IOException("The engine is still merging after " + MERGED_WITHIN.toMinutes() + " minutes.");
            }
            Thread.sleep(LOOKS_EVERY);
        }
    }

    private boolean isMerging() throws IOException, InterruptedException {
        return !get("/_tasks?actions=indices:admin/forcemerge*").path("nodes").isEmpty();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWERS_WITHIN);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var built = request.build();
        var answer = client.send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The engine answers %d to %s %s: %s"
                    .formatted(answer.statusCode(), built.method(), built.uri().getPath(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
