package org.usergroups.search.index;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails.Node;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails.Node.Protocol;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.usergroups.search.SearchProperties;

/** Sets up the way to the engine from {@code spring.elasticsearch}: addresses, credentials, certificates and the time to connect. */
@Configuration(proxyBeanMethods = false)
class EngineClient {

    /** To one node. Searches, writes and a rebuild share them; more would only wait at the engine instead of here. */
    private static final int CONNECTIONS = 10;

    /** What lies between may forget a connection that is not used, and says so to nobody. */
    private static final TimeValue LONGEST_USED = TimeValue.ofMinutes(3);

    @Bean
    EngineHttp engineHttp(
            ElasticsearchConnectionDetails engine,
            ElasticsearchProperties client,
            SearchProperties search,
            InstantSource clock) {
        var nodes = engine.getNodes().stream()
                .map(node -> new EngineHttp.Address(host(node), prefix(engine), authorization(engine, node)))
                .toList();
        return new EngineHttp(
                new EngineNodes<>(nodes, clock),
                connections(client, engine.getSslBundle(), nodes.size()),
                search.answerWithin(),
                search.opensearchCompatible() ? EngineHttp.Dialect.OPENSEARCH : EngineHttp.Dialect.ELASTICSEARCH);
    }

    @Bean
    ElasticsearchTransport engineTransport(EngineHttp http, JsonpMapper mapper) {
        return new EngineTransport(http, mapper);
    }

    private static HttpClientConnectionManager connections(
            ElasticsearchProperties client, @Nullable SslBundle certificates, int nodes) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS * nodes)
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoKeepAlive(client.isSocketKeepAlive())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(client.getConnectionTimeout()))
                        .setTimeToLive(LONGEST_USED)
                        .build());
        if (certificates != null) {
            var options = certificates.getOptions();
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(
                    certificates.createSslContext(),
                    options.getEnabledProtocols(),
                    options.getCiphers(),
                    SSLBufferMode.STATIC,
                    client.getRestclient().getSsl().isVerifyHostname()
                            ? HttpsSupport.getDefaultHostnameVerifier()
                            : NoopHostnameVerifier.INSTANCE));
        }
        return connections.build();
    }

    private static HttpHost host(Node node) {
        return new HttpHost(node.protocol() == Protocol.HTTPS ? "https" : "http", node.hostname(), node.port());
    }

    private static String prefix(ElasticsearchConnectionDetails engine) {
        var prefix = engine.getPathPrefix();
        return StringUtils.hasText(prefix) ? Rest5ClientBuilder.cleanPathPrefix(prefix) : "";
    }

    /** A key goes before names, as it does with Boot; a node's own name goes before that of all. */
    private static @Nullable String authorization(ElasticsearchConnectionDetails engine, Node node) {
        if (StringUtils.hasText(engine.getApiKey())) {
            return "ApiKey " + engine.getApiKey();
        }
        var own = node.username();
        if (StringUtils.hasText(own)) {
            return basic(own, node.password());
        }
        var name = engine.getUsername();
        return StringUtils.hasText(name) ? basic(name, engine.getPassword()) : null;
    }

    private static String basic(String name, @Nullable String password) {
        var both = name + ":" + (password == null ? "" : password);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
