package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            var isThere = exchange.getRequestURI().getPath().equals("/there");
            var body = "Grüße".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var isChunked = exchange.getRequestMethod().equals("POST");
            if (isChunked) {
                body = exchange.getRequestBody().readAllBytes();
            }
            exchange.sendResponseHeaders(isThere ? 200 : 404, isChunked ? 0 : body.length);
            try (var output = exchange.getResponseBody()) {
                output.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneConnectionAsksManyTimes() throws IOException {
        try (var connection = new Connection(server.getAddress().getPort())) {
            for (var time = 0; time < 3; time++) {
                assertThatCode(() -> connection.get("/there")).doesNotThrowAnyException();
            }
            assertThatThrownBy(() -> connection.get("/gone"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("404");
            assertThatCode(() -> connection.get("/there")).doesNotThrowAnyException();
        }
    }

    @Test
    void anAnswerInChunksIsReadToItsEnd() throws IOException {
        var json = ("[" + "\"Grüße\",".repeat(5_000) + "1]").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (var connection = new Connection(server.getAddress().getPort())) {
            for (var time = 0; time < 3; time++) {
                var answer = connection.answer(Connection.postOf("/there", json));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(new String(json, java.nio.charset.StandardCharsets.UTF_8));
            }
            assertThat(connection.status(Connection.postOf("/gone", json))).isEqualTo(404);
        }
    }
}
