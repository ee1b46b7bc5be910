package org.usergroups.deploy.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A search that answers what a test says, in chunks as search-service does. */
final class FakeSearch implements AutoCloseable {

    private final HttpServer server;

    /** @param answers from the path and query to the answer */
    FakeSearch(Function<String, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", call -> {
            try (call) {
                var answer = answers.apply(call.getRequestURI().toString());
                call.sendResponseHeaders(answer.status(), 0);
                call.getResponseBody().write(answer.body().getBytes(StandardCharsets.UTF_8));
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
