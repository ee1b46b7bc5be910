package org.usergroups.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index as it was at one moment, so that a reader who goes through many pages sees nothing twice and misses nothing. The engine keeps it
 * for a while after each use. OpenSearch has the same under other addresses than Elasticsearch.
 */
@Component
public class PointsInTime {

    /** How long the engine keeps a point in time after its last use. */
    public static final Time KEPT = Time.of(time -> time.time("2m"));

    private static final Logger log = LoggerFactory.getLogger(PointsInTime.class);

    private final ElasticsearchClient client;
    private final Rest5Client plain;
    private final SearchProperties properties;
    private final JsonMapper json;

    PointsInTime(ElasticsearchClient client, Rest5Client plain, SearchProperties properties, JsonMapper json) {
        this.client = client;
        this.plain = plain;
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
                var request = new Request("DELETE", "/_search/point_in_time");
                request.setJsonEntity(json.writeValueAsString(Map.of("pit_id", List.of(id))));
                discard(plain.performRequest(request));
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
        var request = new Request("POST", "/" + properties.alias() + "/_search/point_in_time");
        request.addParameter("keep_alive", KEPT.time());
        var response = plain.performRequest(request);
        try (var body = response.getEntity().getContent()) {
            return json.readTree(body).path("pit_id").asString();
        }
    }

    private static void discard(Response response) throws IOException {
        response.getEntity().getContent().close();
    }
}
