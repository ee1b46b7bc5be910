package org.usergroups.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index as it was at one moment, so that a reader who goes through many pages sees nothing twice and misses nothing. The engine keeps it
 * for a while after each use. OpenSearch has the same under other addresses than Elasticsearch.
 */
@Component
public class PointsInTime {

    /** How long the engine keeps a point in time after its last use. */
    public static final Time KEPT = Time.of(time -> time.time("2m"));

    private static final int OK = 200;

    private static final Logger log = LoggerFactory.getLogger(PointsInTime.class);

    private final ElasticsearchClient client;
    private final EngineHttp http;
    private final SearchProperties properties;
    private final JsonMapper json;

    PointsInTime(ElasticsearchClient client, EngineHttp http, SearchProperties properties, JsonMapper json) {
        this.client = client;
        this.http = http;
        this.properties = properties;
        this.json = json;
    }

    /** Opens one, unless the engine keeps too many already: then what changes meanwhile may be seen twice or not at all. */
    public Optional<String> open() {
        try {
            return Optional.of(properties.opensearchCompatible() ? openOnOpenSearch() : openOnElasticsearch());
        } catch (IOException | ElasticsearchException refused) {
            log.warn("The search engine opens no point in time: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    /** Gives one up; what fails here ends by itself. */
    public void close(String id) {
        try {
            if (properties.opensearchCompatible()) {
                answered(new Request(
                        "DELETE",
                        "/_search/point_in_time",
                        Map.of(),
                        Map.of(),
                        List.of(ByteBuffer.wrap(json.writeValueAsBytes(Map.of("pit_id", List.of(id)))))));
            } else {
                client.closePointInTime(close -> close.id(id));
            }
        } catch (IOException | ElasticsearchException refused) {
            log.debug("A point in time is not given up: {}", refused.getMessage());
        }
    }

    private String openOnElasticsearch() throws IOException {
        return client.openPointInTime(open -> open.index(properties.alias()).keepAlive(KEPT))
                .id();
    }

    private String openOnOpenSearch() throws IOException {
        return answered(new Request(
                        "POST",
                        "/" + properties.alias() + "/_search/point_in_time",
                        Map.of("keep_alive", KEPT.time()),
                        Map.of(),
                        null))
                .path("pit_id")
                .asString();
    }

    /** What OpenSearch answers where the vendor's client has no words for the question. */
    private JsonNode answered(Request request) throws IOException {
        try (var response = http.performRequest("point_in_time", null, request, DefaultTransportOptions.EMPTY)) {
            var body = response.body();
            var answer = body == null ? json.missingNode() : json.readTree(body.asInputStream());
            if (response.statusCode() != OK) {
                throw new IOException("HTTP %d %s"
                        .formatted(
                                response.statusCode(),
                                answer.at("/error/reason").asString("")));
            }
            return answer;
        }
    }
}
