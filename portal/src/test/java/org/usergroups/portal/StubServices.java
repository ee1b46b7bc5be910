package org.usergroups.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All five services on one port: answers what a test told it to, and remembers what it was asked. */
final class StubServices implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    StubServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void reset() {
        replies.clear();
        asked.clear();
    }

    /** What to answer; {@code path} without its query. */
    void on(String method, String path, int status, String json) {
        on(method, path, request -> {
            String type = status >= 400 ? "application/problem+json" : "application/json";
            return Answer.of(status, type, json);
        });
    }

    void on(String method, String path, Reply reply) {
        replies.put(method + " " + path, reply);
    }

    /** A change is answered as a read of the same thing. */
    void onAsRead(String method, String path) {
        on(method, path, Objects.requireNonNull(replies.get("GET " + path)));
    }

    /** Closes the connection without a word, as a process that was killed. */
    void hangUp(String method, String path) {
        on(method, path, request -> {
            throw new IllegalStateException("away");
        });
    }

    /** The same answer as before, with its text changed. */
    void change(String method, String path, UnaryOperator<String> text) {
        Reply before = Objects.requireNonNull(replies.get(method + " " + path));
        on(method, path, request -> {
            Answer answer = before.to(request);
            String changed = text.apply(new String(answer.body(), StandardCharsets.UTF_8));
            return new Answer(answer.status(), answer.headers(), changed.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** What was asked, oldest first. */
    List<Asked> asked(String method, String path) {
        return asked.stream()
                .filter(one ->
                        one.method().equals(method) && one.uri().getPath().equals(path))
                .toList();
    }

    Asked last(String method, String path) {
        List<Asked> found = asked(method, path);
        if (found.isEmpty()) {
            throw new NoSuchElementException(method + " " + path + " was not asked; asked was " + asked);
        }
        return found.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Asked request = new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
        asked.add(request);
        Reply reply = replies.get(request.method() + " " + request.uri().getPath());
        Answer answer = reply == null
                ? Answer.of(404, "application/problem+json", "{\"title\":\"Not found\",\"status\":404}")
                : reply.to(request);
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    interface Reply {
        Answer to(Asked request);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Asked(String method, URI uri, Map<String, String> headers, byte[] body) {
        @Nullable
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer of(int status, String type, String text) {
            return new Answer(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer redirect(String to) {
            return new Answer(302, Map.of("Location", to), new byte[0]);
        }
    }
}
