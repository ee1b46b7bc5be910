package org.usergroups.search.queries;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;

/** Asks the engine; what goes wrong there becomes what a reader is told. */
@Component
class SearchEngine {

    private static final Logger log = LoggerFactory.getLogger(SearchEngine.class);

    private final ElasticsearchClient client;

    SearchEngine(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * @throws Problem 503 if the engine does not answer, 400 if it refuses the question
     */
    <T> SearchResponse<T> search(SearchRequest request, Class<T> type) {
        try {
            return client.search(request, type);
        } catch (IOException away) {
            log.error("The search engine does not answer: {}", away.getMessage());
            throw Problem.unavailable("The search does not answer at the moment. Try again in a few seconds.");
        } catch (ElasticsearchException refused) {
            log.error("The search engine refuses a question: {}", refused.getMessage());
            if (refused.status() >= 500 || refused.status() == 429) {
                throw Problem.unavailable("The search does not answer at the moment. Try again in a few seconds.");
            }
            throw Problem.malformed("The search cannot be carried out as it is asked.");
        }
    }
}
