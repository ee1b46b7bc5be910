package org.usergroups.search.index;

import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.util.BinaryData;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.WWWFormCodec;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the engine, each made by the thread that asks for it. The vendor's client hands a call to a thread of its own and the answer
 * back. As that one does, it tries a call on the next node where one cannot be reached, hangs up, or says that it cannot answer now.
 */
final class EngineHttp implements TransportHttpClient {

    private static final Set<Integer> CANNOT_NOW =
            Set.of(HttpStatus.SC_BAD_GATEWAY, HttpStatus.SC_SERVICE_UNAVAILABLE, HttpStatus.SC_GATEWAY_TIMEOUT);

    private final EngineNodes<Address> nodes;
    private final MinimalHttpClient client;
    private final RequestConfig config;
    private final Duration endAfter;
    private final Dialect dialect;
    private final ScheduledThreadPoolExecutor ends;

    /**
     * Where a node is and how it is asked.
     *
     * @param pathPrefix what stands before each path, empty or with a slash at its begin
     * @param authorization the header's value, null if the engine asks for none
     */
    record Address(
            HttpHost host, String pathPrefix, @Nullable String authorization) {

        /** Without what is secret. */
        @Override
        public String toString() {
            return host + pathPrefix;
        }
    }

    /** How the engine wants to be spoken to. */
    enum Dialect {
        ELASTICSEARCH,

        /** Knows plain media types only, and does not say the product that the vendor's classes insist on. */
        OPENSEARCH;

        private static final String VENDOR = "application/vnd.elasticsearch+";
        private static final String PRODUCT = "X-Elastic-Product";

        private String asked(String value) {
            if (this == ELASTICSEARCH || !value.toLowerCase(Locale.ROOT).startsWith(VENDOR)) {
                return value;
            }
            return value.contains("ndjson") ? "application/x-ndjson" : "application/json";
        }

        private @Nullable String answered(String header) {
            return this == OPENSEARCH && header.equalsIgnoreCase(PRODUCT) ? "Elasticsearch" : null;
        }
    }

    /**
     * A way to the engine.
     *
     * @param answerWithin how long a call may wait for a connection, and then for each part of the answer; it ends after twice that anyway
     */
    EngineHttp(
            EngineNodes<Address> nodes,
            HttpClientConnectionManager connections,
            Duration answerWithin,
            Dialect dialect) {
        this.nodes = nodes;
        this.client = HttpClients.createMinimal(connections);
        this.config = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(answerWithin))
                .setResponseTimeout(Timeout.of(answerWithin))
                .build();
        this.endAfter = answerWithin.multipliedBy(2);
        this.dialect = dialect;
        this.ends = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("engine-ends").factory());
        ends.setRemoveOnCancelPolicy(true);
    }

    /**
     * What a node answers, whatever its status.
     *
     * @param asked ignored: no part of the vendor's client names a node
     * @throws IOException if none answers, or the one that was asked not in time: it may still be at it
     */
    @Override
    public Response performRequest(String endpoint, @Nullable Node asked, Request request, TransportOptions options)
            throws IOException {
        var body = request.body() == null ? null : body(request);
        IOException failed = null;
        Response cannotNow = null;
        for (var node : nodes.inTurn()) {
            try {
                var answer = answer(node, request, body, options);
                if (!CANNOT_NOW.contains(answer.statusCode())) {
                    nodes.answered(node);
                    return answer;
                }
                nodes.failed(node);
                cannotNow = answer;
            } catch (IOException away) {
                if (isOurs(away)) {
                    throw away;
                }
                nodes.failed(node);
                if (mayBeAtIt(away)) {
                    throw away;
                }
                if (failed != null) {
                    away.addSuppressed(failed);
                }
                failed = away;
            }
        }
        if (cannotNow != null) {
            return cannotNow;
        }
        throw failed == null ? new IOException("There is no node") : failed;
    }

    /** Whether the node is not to blame: all connections are in use, it said more than is taken, or nobody waits any more. */
    private static boolean isOurs(IOException failed) {
        return failed instanceof ConnectionRequestTimeoutException
                || failed instanceof ContentTooLongException
                || Thread.currentThread().isInterrupted();
    }

    /** Whether the node has got the call: it is not given to another as well, which would be twice the work where one is too much. */
    private static boolean mayBeAtIt(IOException failed) {
        return failed instanceof SocketTimeoutException && !(failed instanceof ConnectTimeoutException);
    }

    private Response answer(Address node, Request request, @Nullable HttpEntity body, TransportOptions options)
            throws IOException {
        var message = message(node, request, options);
        message.setEntity(body);
        try {
            return answer(node, message);
        } catch (NoHttpResponseException closed) {
            // The node had hung up before this call came.
            return answer(node, message);
        }
    }

    /** Time-outs of a socket bound neither a write of which the other side takes nothing, nor an answer that comes byte by byte. */
    private Response answer(Address node, HttpUriRequestBase message) throws IOException {
        var context = HttpClientContext.create();
        context.setRequestConfig(config);
        var end = ends.schedule(message::cancel, endAfter.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(node.host(), message, context, response -> new Answer(node, response, dialect));
        } catch (IOException failed) {
            if (!message.isCancelled()) {
                throw failed;
            }
            var late = new SocketTimeoutException("It has not answered within %s".formatted(endAfter));
            late.addSuppressed(failed);
            throw late;
        } finally {
            end.cancel(false);
        }
    }

    private HttpUriRequestBase message(Address node, Request request, TransportOptions options) {
        var path = node.pathPrefix() + request.path();
        if (!request.queryParams().isEmpty()) {
            var parameters = request.queryParams().entrySet().stream()
                    .<NameValuePair>map(one -> new BasicNameValuePair(one.getKey(), one.getValue()))
                    .toList();
            path += "?" + WWWFormCodec.format(parameters, StandardCharsets.UTF_8);
        }
        var message =
                new HttpUriRequestBase(request.method(), URI.create(node.host().toURI() + path));
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                message.setHeader(name, dialect.asked(value));
            }
        });
        options.headers().forEach(header -> message.setHeader(header.getKey(), dialect.asked(header.getValue())));
        if (node.authorization() != null) {
            message.setHeader(HttpHeaders.AUTHORIZATION, node.authorization());
        }
        return message;
    }

    private HttpEntity body(Request request) {
        var length = 0;
        for (var part : request.body()) {
            length += part.remaining();
        }
        var whole = ByteBuffer.allocate(length);
        request.body().forEach(part -> whole.put(part.duplicate()));
        var type = request.headers().getOrDefault(HttpHeaders.CONTENT_TYPE, "application/json");
        return new ByteArrayEntity(whole.array(), ContentType.parse(dialect.asked(type)));
    }

    /** None of ours asks without waiting for the answer. */
    @Override
    public CompletableFuture<Response> performRequestAsync(
            String endpoint, @Nullable Node asked, Request request, TransportOptions options) {
        throw new UnsupportedOperationException("Calls of the engine are waited for");
    }

    @Override
    public void close() throws IOException {
        client.close();
        ends.shutdownNow();
    }

    /** An answer that is read whole, so that its connection is free for the next call while it is understood. */
    private static final class Answer implements Response {

        /** As much as the vendor's client takes; the largest answer is a page of five hundred documents. */
        private static final int LONGEST = 100 * 1024 * 1024;

        private final Address node;
        private final int status;
        private final Header[] headers;
        private final Dialect dialect;
        private final byte @Nullable [] body;

        Answer(Address node, ClassicHttpResponse response, Dialect dialect) throws IOException {
            this.node = node;
            this.status = response.getCode();
            this.headers = response.getHeaders();
            this.dialect = dialect;
            var entity = response.getEntity();
            this.body = entity == null ? null : entity.getContent().readNBytes(LONGEST + 1);
            if (body != null && body.length > LONGEST) {
                throw new ContentTooLongException("The search engine answers more than %d bytes", LONGEST);
            }
        }

        @Override
        public Node node() {
            return new Node(node.host().toURI());
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public @Nullable String header(String name) {
            return headers(name).stream().findFirst().orElse(null);
        }

        @Override
        public List<String> headers(String name) {
            var answered = dialect.answered(name);
            return answered != null
                    ? List.of(answered)
                    : Arrays.stream(headers)
                            .filter(header -> header.getName().equalsIgnoreCase(name))
                            .map(Header::getValue)
                            .toList();
        }

        @Override
        public @Nullable BinaryData body() {
            return body == null ? null : BinaryData.of(body, header(HttpHeaders.CONTENT_TYPE));
        }

        @Override
        public Object originalResponse() {
            return this;
        }

        @Override
        public void close() {}
    }
}
