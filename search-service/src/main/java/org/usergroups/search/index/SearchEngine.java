package org.usergroups.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.SearchRequestBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.SearchProperties;

/** Asks the engine; what goes wrong there becomes what a reader is told. */
@Component
public class SearchEngine {

    private static final Logger log = LoggerFactory.getLogger(SearchEngine.class);

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private final ElasticsearchClient client;
    private final SearchProperties properties;
    private final SearchesUnderWay underWay;

    SearchEngine(ElasticsearchClient client, SearchProperties properties, SearchesUnderWay underWay) {
        this.client = client;
        this.properties = properties;
        this.underWay = underWay;
    }

    /**
     * @throws Problem 503 if the engine does not answer, 400 if it refuses the question
     */
    public <T> SearchResponse<T> search(SearchRequest request, Class<T> type) {
        try {
            return underWay.during(() -> asked(request, type));
        } catch (ElasticsearchException refused) {
            throw failed(refused.status(), String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Asks at a point in time, which may be gone: then there is no answer.
     *
     * @throws Problem 503 if the engine does not answer
     */
    public <T> Optional<SearchResponse<T>> searchAtPointInTime(SearchRequest request, Class<T> type) {
        try {
            return Optional.of(underWay.during(() -> asked(request, type)));
        } catch (ElasticsearchException gone) {
            log.debug("A point in time is gone: {}", gone.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Asks several things in one call.
     *
     * @param pointInTime what all of them are asked of, null for the index as it is now. When it is gone, there is no answer
     * @return the answers, in the order of the questions
     * @throws Problem 503 if the engine does not answer, 400 if it refuses a question
     */
    public <T> Optional<List<MultiSearchItem<T>>> searchAll(
            List<SearchRequestBody> bodies, @Nullable String pointInTime, Class<T> type) {
        var request = MsearchRequest.of(searches -> searches.searches(bodies.stream()
                .map(body -> RequestItem.of(
                        item -> item.header(header -> pointInTime == null ? header.index(properties.alias()) : header)
                                .body(body)))
                .toList()));
        return underWay.during(() -> answers(request, pointInTime, type));
    }

    private <T> Optional<List<MultiSearchItem<T>>> answers(
            MsearchRequest request, @Nullable String pointInTime, Class<T> type) {
        var answers = new ArrayList<MultiSearchItem<T>>();
        try {
            for (var answer : client.msearch(request, type).responses()) {
                if (answer.isFailure()) {
                    var failure = answer.failure();
                    if (pointInTime != null && !isAway(failure.status())) {
                        return Optional.empty();
                    }
                    throw failed(
                            failure.status(), String.valueOf(failure.error().reason()));
                }
                answers.add(answer.result());
            }
        } catch (IOException failed) {
            throw away(failed.getMessage());
        } catch (ElasticsearchException refused) {
            if (pointInTime != null && !isAway(refused.status())) {
                return Optional.empty();
            }
            throw failed(refused.status(), String.valueOf(refused.getMessage()));
        }
        return Optional.of(answers);
    }

    private <T> SearchResponse<T> asked(SearchRequest request, Class<T> type) {
        try {
            return client.search(request, type);
        } catch (IOException failed) {
            throw away(failed.getMessage());
        } catch (ElasticsearchException refused) {
            if (isAway(refused.status())) {
                throw away(refused.getMessage());
            }
            throw refused;
        }
    }

    private static Problem failed(int status, String reason) {
        if (isAway(status)) {
            return away(reason);
        }
        log.error("The search engine refuses a question: {}", reason);
        return Problem.malformed("The search cannot be carried out as it is asked.");
    }

    private static boolean isAway(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY;
    }

    private static Problem away(@Nullable String reason) {
        log.error("The search engine does not answer: {}", reason);
        return Problem.unavailable("The search does not answer at the moment. Try again in a few seconds.");
    }
}
