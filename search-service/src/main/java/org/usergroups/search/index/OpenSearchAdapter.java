package org.usergroups.search.index;

import java.util.Locale;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;

/**
 * Lets the Elasticsearch client talk to OpenSearch: plain media types instead of the vendor's in requests, and the product header
 * that the client insists on in answers.
 */
@Component
class OpenSearchAdapter implements Rest5ClientBuilderCustomizer {

    private static final String VENDOR = "application/vnd.elasticsearch+";

    private final SearchProperties properties;

    OpenSearchAdapter(SearchProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder builder) {}

    @Override
    public void customize(HttpAsyncClientBuilder builder) {
        if (!properties.opensearchCompatible()) {
            return;
        }
        builder.addRequestInterceptorLast((request, entity, context) -> {
            plain(request, HttpHeaders.ACCEPT);
            plain(request, HttpHeaders.CONTENT_TYPE);
        });
        builder.addResponseInterceptorLast(
                (response, entity, context) -> response.setHeader("X-Elastic-Product", "Elasticsearch"));
    }

    private static void plain(HttpMessage message, String name) {
        var header = message.getFirstHeader(name);
        if (header != null && header.getValue().toLowerCase(Locale.ROOT).startsWith(VENDOR)) {
            message.setHeader(name, header.getValue().contains("ndjson") ? "application/x-ndjson" : "application/json");
        }
    }
}
