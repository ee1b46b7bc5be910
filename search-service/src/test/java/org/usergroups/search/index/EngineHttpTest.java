package org.usergroups.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.search.SearchProperties;

/** What goes over the wire, and what becomes of a call when a node is away. */
class EngineHttpTest {

    private static final TransportHttpClient.Request COUNT =
            new TransportHttpClient.Request("GET", "/groups/_count", Map.of(), Map.of(), null);

    private final MovableClock clock = new MovableClock();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<EngineHttp> clients = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws IOException {
        servers.forEach(server -> server.stop(0));
        for (var client : clients) {
            client.close();
        }
    }

    /** A call as a node gets it. */
    private record Got(String line, Map<String, List<String>> headers, String body) {

        static Got of(HttpExchange call) throws IOException {
            return new Got(
                    call.getRequestMethod() + " " + call.getRequestURI(),
                    call.getRequestHeaders(),
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }

        @Nullable
        String header(String name) {
            var values = headers.get(name);
            return values == null ? null : String.join(", ", values);
        }
    }

    /** A node that answers with its status and keeps what it was asked. */
    private final class TestNode {

        private final List<Got> got = new CopyOnWriteArrayList<>();
        private final HttpServer server;
        private volatile int status = 200;
        private volatile int length;

        TestNode(int port) throws IOException {
            this(HttpServer.create(loopback(port), 0));
        }

        TestNode(HttpServer server) {
            this.server = server;
            server.createContext("/", call -> {
                got.add(Got.of(call));
                call.getResponseHeaders().set("Content-Type", "application/json");
                var answer = length > 0 ? new byte[length] : "{\"count\":1}".getBytes(StandardCharsets.UTF_8);
                call.sendResponseHeaders(status, length > 0 ? 0 : answer.length);
                call.getResponseBody().write(answer);
                call.close();
            });
            server.start();
            servers.add(server);
        }

        int port() {
            return server.getAddress().getPort();
        }

        void stop() {
            server.stop(0);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    private TestNode node() throws IOException {
        return new TestNode(0);
    }

    private EngineHttp client(ElasticsearchConnectionDetails engine, boolean isOpenSearch, Duration answerWithin) {
        var client = new EngineClient()
                .engineHttp(
                        engine,
                        new ElasticsearchProperties(),
                        new SearchProperties(
                                isOpenSearch,
                                "groups",
                                Duration.ofSeconds(1),
                                answerWithin,
                                Duration.ofDays(1),
                                List.of()),
                        clock);
        clients.add(client);
        return client;
    }

    private EngineHttp client(Integer... ports) {
        return client(new At(List.of(ports)), false, Duration.ofSeconds(10));
    }

    /** Where the engine is. */
    private record At(List<Integer> ports) implements ElasticsearchConnectionDetails {
        @Override
        public List<Node> getNodes() {
            return ports.stream()
                    .map(port -> new Node("127.0.0.1", port, Node.Protocol.HTTP))
                    .toList();
        }
    }

    private static TransportHttpClient.Response call(EngineHttp client, TransportHttpClient.Request request)
            throws IOException {
        return client.performRequest("test", null, request, DefaultTransportOptions.EMPTY);
    }

    @Test
    void callGoesOverTheWireAsItIsAsked() throws IOException {
        var node = node();
        var body = List.of(ByteBuffer.wrap("{}\n".getBytes(StandardCharsets.UTF_8)), ByteBuffer.wrap(new byte[] {'x'}));
        var request = new TransportHttpClient.Request(
                "POST",
                "/groups/_search",
                Map.of("routing", "Köln & Bonn"),
                Map.of("Content-Type", "application/vnd.elasticsearch+x-ndjson; compatible-with=9"),
                body);

        var answer = call(client(node.port()), request);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body().asInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"count\":1}");
        assertThat(answer.body().contentType()).isEqualTo("application/json");
        assertThat(answer.header("x-elastic-product")).isNull();
        var got = node.got.getFirst();
        assertThat(got.line()).isEqualTo("POST /groups/_search?routing=K%C3%B6ln+%26+Bonn");
        assertThat(got.body()).isEqualTo("{}\nx");
        assertThat(got.header("Content-Type")).startsWith("application/vnd.elasticsearch+x-ndjson");
        assertThat(got.header("Authorization")).isNull();
    }

    @Test
    void openSearchIsAskedInPlainMediaTypesAndTakenForTheProduct() throws IOException {
        var node = node();
        var client = client(new At(List.of(node.port())), true, Duration.ofSeconds(10));
        var headers = Map.of(
                "Accept", "application/vnd.elasticsearch+json; compatible-with=9",
                "Content-Type", "application/vnd.elasticsearch+x-ndjson; compatible-with=9");
        var body = List.of(ByteBuffer.wrap(new byte[] {'x'}));

        var answer = call(client, new TransportHttpClient.Request("POST", "/_msearch", Map.of(), headers, body));

        assertThat(answer.header("X-Elastic-Product")).isEqualTo("Elasticsearch");
        assertThat(node.got.getFirst().header("Accept")).isEqualTo("application/json");
        assertThat(node.got.getFirst().header("Content-Type")).isEqualTo("application/x-ndjson");
    }

    @Test
    void nodesShareTheCallsAndOneThatIsAwayRests() throws IOException {
        var first = node();
        var second = node();
        var client = client(first.port(), second.port());
        for (var number = 0; number < 4; number++) {
            call(client, COUNT);
        }
        assertThat(first.got).hasSize(2);
        assertThat(second.got).hasSize(2);

        first.stop();
        for (var number = 0; number < 4; number++) {
            assertThat(call(client, COUNT).statusCode()).isEqualTo(200);
        }
        assertThat(second.got).hasSize(6);

        var back = new TestNode(first.port());
        call(client, COUNT);
        call(client, COUNT);
        assertThat(back.got).as("as long as it rests").isEmpty();
        clock.advance(Duration.ofSeconds(31));
        call(client, COUNT);
        assertThat(back.got).as("one call finds out").hasSize(1);
        call(client, COUNT);
        call(client, COUNT);
        assertThat(back.got).hasSize(2);
    }

    @Test
    void oneCallOfManyFindsOutWhetherANodeIsBack() {
        var nodes = new EngineNodes<>(List.of("a", "b"), clock);
        nodes.failed("a");
        clock.advance(Duration.ofSeconds(31));
        assertThat(nodes.inTurn()).containsExactly("a", "b");
        assertThat(nodes.inTurn()).as("until it has answered").containsExactly("b", "a");
        nodes.answered("a");
        assertThat(List.of(nodes.inTurn().getFirst(), nodes.inTurn().getFirst()))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void livingNodesShareWhatARestingOneLeaves() {
        var nodes = new EngineNodes<>(List.of("a", "b", "c"), clock);
        nodes.failed("a");
        var first = IntStream.range(0, 10)
                .mapToObj(number -> nodes.inTurn().getFirst())
                .toList();
        assertThat(first).containsOnly("b", "c");
        assertThat(Collections.frequency(first, "b")).isEqualTo(5);
    }

    @Test
    void nodeThatCannotAnswerNowLeavesItToAnother() throws IOException {
        var starting = node();
        starting.status = 503;
        var ready = node();
        var client = client(starting.port(), ready.port());

        assertThat(call(client, COUNT).statusCode()).isEqualTo(200);
        assertThat(starting.got).hasSize(1);
        ready.stop();
        assertThat(call(client, COUNT).statusCode())
                .as("what the only one says that answers")
                .isEqualTo(503);
    }

    @Test
    void refusalIsTheAnswerAndNotTriedElsewhere() throws IOException {
        var first = node();
        first.status = 400;
        var second = node();
        assertThat(call(client(first.port(), second.port()), COUNT).statusCode())
                .isEqualTo(400);
        assertThat(second.got).isEmpty();
    }

    @Test
    void nobodyAnswers() throws IOException {
        var client = client(closedPort(), closedPort());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> call(client, COUNT))
                .satisfies(away -> assertThat(away.getSuppressed()).hasSize(1));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    @Timeout(20)
    void silentNodeIsNotWaitedForLongerThanItMayTake() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var other = node();
            var client = client(new At(List.of(silent.getLocalPort(), other.port())), false, Duration.ofMillis(200));
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> call(client, COUNT));
            assertThat(other.got).as("the first may be at it").isEmpty();
            assertThat(call(client, COUNT).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Timeout(20)
    void nodeThatTakesNothingIsNotWaitedForEither() throws IOException {
        try (var deaf = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var client = client(new At(List.of(deaf.getLocalPort())), false, Duration.ofMillis(200));
            var body = List.of(ByteBuffer.allocate(50_000_000));
            var bulk = new TransportHttpClient.Request("POST", "/_bulk", Map.of(), Map.of(), body);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> call(client, bulk));
        }
    }

    @Test
    void connectionsAreGivenBackWhateverIsAnswered() throws IOException {
        var node = node();
        var client = client(node.port());
        for (var status : List.of(503, 400, 200)) {
            node.status = status;
            for (var number = 0; number < 12; number++) {
                assertThat(call(client, COUNT).statusCode()).isEqualTo(status);
            }
        }
    }

    @Test
    void answerOfUnknownLengthIsReadWhole() throws IOException {
        var node = node();
        node.length = 100_000;
        var answer = call(client(node.port()), COUNT);
        assertThat(answer.body().asInputStream().readAllBytes()).hasSize(100_000);
    }

    @Test
    void keyGoesBeforeNamesAndTheNodesOwnBeforeThatOfAll() throws IOException {
        var node = node();
        record Secured(
                Node node, @Nullable String key, @Nullable String user) implements ElasticsearchConnectionDetails {
            @Override
            public List<Node> getNodes() {
                return List.of(node);
            }

            @Override
            public @Nullable String getApiKey() {
                return key;
            }

            @Override
            public @Nullable String getUsername() {
                return user;
            }

            @Override
            public @Nullable String getPassword() {
                return "secret";
            }

            @Override
            public String getPathPrefix() {
                return "engine/";
            }
        }
        var plain = new ElasticsearchConnectionDetails.Node(
                "127.0.0.1", node.port(), ElasticsearchConnectionDetails.Node.Protocol.HTTP);
        var named = new ElasticsearchConnectionDetails.Node(
                "127.0.0.1", node.port(), ElasticsearchConnectionDetails.Node.Protocol.HTTP, "node", "own");
        for (var engine : List.of(
                new Secured(plain, null, "all"),
                new Secured(plain, "key", "all"),
                new Secured(named, null, "all"),
                new Secured(plain, "", ""))) {
            call(client(engine, false, Duration.ofSeconds(10)), COUNT);
        }
        assertThat(node.got)
                .extracting(got -> got.header("Authorization"))
                .containsExactly(basic("all:secret"), "ApiKey key", basic("node:own"), null);
        assertThat(node.got.getFirst().line()).isEqualTo("GET /engine/groups/_count");
    }

    private static String basic(String both) {
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void certificateIsCheckedAgainstTheBundle() throws Exception {
        var bundle = bundle();
        var server = HttpsServer.create(loopback(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(bundle.createSslContext()));
        var port = new TestNode(server).port();
        record Secure(int port, @Nullable SslBundle bundle) implements ElasticsearchConnectionDetails {
            @Override
            public List<Node> getNodes() {
                return List.of(new Node("localhost", port, Node.Protocol.HTTPS));
            }

            @Override
            public @Nullable SslBundle getSslBundle() {
                return bundle;
            }
        }
        var trusting = client(new Secure(port, bundle), false, Duration.ofSeconds(10));
        assertThat(call(trusting, COUNT).statusCode()).isEqualTo(200);
        var careful = client(new Secure(port, null), false, Duration.ofSeconds(10));
        assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> call(careful, COUNT));
    }

    /** A certificate for this machine that nobody else vouches for, and trust in it. */
    private SslBundle bundle() throws Exception {
        var file = folder.resolve("keys.p12").toString();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var store = new JksSslStoreDetails("PKCS12", null, "file:" + file, "changeit");
        return SslBundle.of(new JksSslStoreBundle(store, store));
    }
}
