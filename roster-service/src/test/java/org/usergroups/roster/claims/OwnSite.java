package org.usergroups.roster.claims;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A website on this machine with the pages that a test gives it. */
final class OwnSite implements AutoCloseable {

    private record Content(int status, String type, String text) {}

    private final HttpServer server;
    private final Map<String, Content> pages = new ConcurrentHashMap<>();

    OwnSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var page = pages.getOrDefault(exchange.getRequestURI().getPath(), new Content(404, "text/html", "nothing"));
            var isRedirect = page.status() / 100 == 3;
            exchange.getResponseHeaders()
                    .set(isRedirect ? "Location" : "Content-Type", isRedirect ? page.text() : page.type());
            var body = page.text().getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(page.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    String urlOfOtherHost(String path) {
        return "http://localhost:%d%s".formatted(server.getAddress().getPort(), path);
    }

    void put(String path, String type, String text) {
        pages.put(path, new Content(200, type, text));
    }

    void redirect(String path, String to) {
        pages.put(path, new Content(302, "", to));
    }

    void remove(String path) {
        pages.remove(path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
