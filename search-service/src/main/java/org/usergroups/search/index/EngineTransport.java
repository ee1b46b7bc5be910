package org.usergroups.search.index;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.transport.instrumentation.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The vendor's requests and answers, over {@link EngineHttp}. */
final class EngineTransport extends ElasticsearchTransportBase {

    EngineTransport(EngineHttp http, JsonpMapper mapper) {
        this(http, DefaultTransportOptions.EMPTY, mapper, null);
    }

    private EngineTransport(
            TransportHttpClient http,
            TransportOptions options,
            JsonpMapper mapper,
            @Nullable Instrumentation instrumentation) {
        super(http, options, mapper, instrumentation);
    }

    @Override
    public EngineTransport withOptions(TransportOptions options) {
        return cloneWith(options, null, null);
    }

    @Override
    protected EngineTransport cloneWith(
            @Nullable TransportOptions options,
            @Nullable JsonpMapper mapper,
            @Nullable Instrumentation instrumentation) {
        return new EngineTransport(
                httpClient,
                options == null ? transportOptions : options,
                mapper == null ? this.mapper : mapper,
                instrumentation == null ? this.instrumentation : instrumentation);
    }
}
