package org.usergroups.search.index;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;

/**
 * Ends calls of Boot's health check that the engine does not answer: the time-out of its socket does not. All other calls are made by
 * {@link EngineHttp}.
 */
@Component
class EngineHealthCalls implements Rest5ClientBuilderCustomizer {

    private final SearchProperties properties;

    EngineHealthCalls(SearchProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(Rest5ClientBuilder builder) {}

    @Override
    public void customize(RequestConfig.Builder builder) {
        builder.setResponseTimeout(Timeout.of(properties.answerWithin()));
    }
}
