package org.usergroups.roster.webhooks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody's program that is told of changes: a server on this machine that remembers what it got. */
final class Endpoint implements AutoCloseable {

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile boolean isSlow;

    record Message(String id, String timestamp, String signature, String body) {}

    Endpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                messages.add(new Message(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                if (isSlow) {
                    released.await(30, TimeUnit.SECONDS);
                }
                exchange.getResponseHeaders().add("Location", url() + "elsewhere");
                exchange.sendResponseHeaders(status, -1);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    Endpoint answering(int newStatus) {
        status = newStatus;
        return this;
    }

    /** From now on it answers only when the test is over. */
    Endpoint slow() {
        isSlow = true;
        return this;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> messages(String event) {
        return messages.stream()
                .filter(message -> message.body().contains("\"type\":\"" + event + "\""))
                .toList();
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
