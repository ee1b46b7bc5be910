package org.usergroups.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;

/** Asks the engine; what goes wrong there becomes what a reader is told. */
@Component
public class SearchEngine {

    private static final Logger log = LoggerFactory.getLogger(SearchEngine.class);

    private final ElasticsearchClient client;

    SearchEngine(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * @throws Problem 503 if the engine does not answer, 400 if it refuses the question
     */
    public <T> SearchResponse<T> search(SearchRequest request, Class<T> type) {
        try {
            return asked(request, type);
        } catch (ElasticsearchException refused) {
            log.error("The search engine refuses a question: {}", refused.getMessage());
            throw Problem.malformed("The search cannot be carried out as it is asked.");
        }
    }

    /**
     * Asks at a point in time, which may be gone: then there is no answer.
     *
     * @throws Problem 503 if the engine does not answer
     */
    public <T> Optional<SearchResponse<T>> searchAtPointInTime(SearchRequest request, Class<T> type) {
        try {
            return Optional.of(asked(request, type));
        } catch (ElasticsearchException gone) {
            log.debug("A point in time is gone: {}", gone.getMessage());
            return Optional.empty();
        }
    }

    private <T> SearchResponse<T> asked(SearchRequest request, Class<T> type) {
        try {
            return client.search(request, type);
        } catch (IOException failed) {
            throw away(failed);
        } catch (ElasticsearchException refused) {
            if (refused.status() >= 500 || refused.status() == 429) {
                throw away(refused);
            }
            throw refused;
        }
    }

    private static Problem away(Exception cause) {
        log.error("The search engine does not answer: {}", cause.getMessage());
        return Problem.unavailable("The search does not answer at the moment. Try again in a few seconds.");
    }
}
