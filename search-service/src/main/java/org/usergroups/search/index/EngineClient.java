package org.usergroups.search.index;

import java.util.Locale;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.stereotype.Component;
import org.usergroups.search.SearchProperties;

/**
 * Sets up the client: answers come unpacked, a call ends when the engine does not answer in time, and where the engine is OpenSearch,
 * requests have plain media types instead of the vendor's, and answers get the product header that the client insists on.
 */
@Component
class EngineClient implements Rest5ClientBuilderCustomizer {

    /** Bytes, of which a connection has three: a page of hits is read at once instead of in pieces. */
    private static final int BUFFER = 65_536;

    private static final String VENDOR = "application/vnd.elasticsearch+";

    private final SearchProperties properties;

    EngineClient(SearchProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder builder) {}

    /** The socket's time-out does not end a call that is answered by nothing; this does. */
    @Override
    public void customize(RequestConfig.Builder builder) {
        builder.setResponseTimeout(Timeout.of(properties.answerWithin()));
    }

    @Override
    public void customize(HttpAsyncClientBuilder builder) {
        // The engine is near: packing and unpacking answers takes longer than sending them as they are.
        builder.disableContentCompression();
        builder.setHttp1Config(Http1Config.custom().setBufferSize(BUFFER).build());
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
