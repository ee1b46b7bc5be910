package org.usergroups.search.index;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails.Node;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails.Node.Protocol;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.search.SearchProperties;

/** Sets up the way to the engine from {@code spring.elasticsearch}: addresses, credentials, certificates and the time to connect. */
@Configuration(proxyBeanMethods = false)
class EngineClient {

    /** To one node. Searches, writes and a rebuild share them; more would only wait at the engine instead of here. */
    private static final int CONNECTIONS = 10;

    @Bean
    EngineHttp engineHttp(
            ElasticsearchConnectionDetails engine,
            ElasticsearchProperties client,
            SearchProperties search,
            InstantSource clock) {
        var nodes = engine.getNodes().stream()
                .map(node -> new EngineHttp.Address(host(node), prefix(engine), authorization(engine, node)))
                .toList();
        var answerWithin = Timeout.of(search.answerWithin());
        return new EngineHttp(
                new EngineNodes<>(nodes, clock),
                connections(client, engine.getSslBundle(), nodes.size()),
                RequestConfig.custom()
                        .setResponseTimeout(answerWithin)
                        .setConnectionRequestTimeout(answerWithin)
                        .build(),
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
        if (prefix == null || prefix.isEmpty()) {
            return "";
        }
        return prefix.startsWith("/") ? prefix : "/" + prefix;
    }

    /** What stands in a node's own address goes before what is said of all. */
    private static @Nullable String authorization(ElasticsearchConnectionDetails engine, Node node) {
        if (node.username() != null) {
            return basic(node.username(), node.password());
        }
        if (engine.getApiKey() != null) {
            return "ApiKey " + engine.getApiKey();
        }
        return engine.getUsername() == null ? null : basic(engine.getUsername(), engine.getPassword());
    }

    private static String basic(String name, @Nullable String password) {
        var both = name + ":" + (password == null ? "" : password);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
