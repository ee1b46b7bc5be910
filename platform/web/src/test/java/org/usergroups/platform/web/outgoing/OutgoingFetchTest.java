package org.usergroups.platform.web.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class OutgoingFetchTest {

    private static final URI US = URI.create("https://usergroups.example");
    private static final OutgoingProperties STRICT =
            new OutgoingProperties(Set.of(80, 443), Duration.ofSeconds(5), DataSize.ofKilobytes(64), false);
    private static final OutgoingProperties LOCAL =
            new OutgoingProperties(Set.of(80, 443), Duration.ofSeconds(2), DataSize.ofKilobytes(64), true);

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private OutgoingFetch fetch = new OutgoingFetch(LOCAL, US);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        on("/hello", exchange -> answer(exchange, 200, "hello".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stop() throws IOException {
        end.countDown();
        server.stop(0);
        fetch.close();
    }

    @Test
    void bodyStatusAndHeadersComeBackAndWeSayWhoWeAre() {
        on("/echo", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"7\"");
            var agent = exchange.getRequestHeaders().getFirst("User-Agent") + " "
                    + exchange.getRequestHeaders().getFirst("If-None-Match");
            answer(exchange, 200, agent.getBytes(StandardCharsets.UTF_8));
        });
        var fetched = fetch.fetch(
                new OutgoingRequest(OutgoingRequest.Method.GET, at("/echo"), Map.of("If-None-Match", "\"6\"")));
        assertThat(fetched).isInstanceOfSatisfying(Fetched.Answer.class, answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("etag")).contains("\"7\"");
            assertThat(answer.text()).isEqualTo("Usergroups/1.0 (+https://usergroups.example) \"6\"");
        });
    }

    @Test
    void headHasNoBody() {
        assertThat(fetch.fetch(OutgoingRequest.head(at("/hello"))))
                .isInstanceOfSatisfying(Fetched.Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body()).isEmpty();
                });
    }

    @Test
    void threeRedirectsAreFollowedAndAFourthIsNot() {
        redirect("/1", "/2");
        redirect("/2", "/3");
        redirect("/3", "/hello");
        redirect("/0", "/1");
        assertThat(fetch.fetch(OutgoingRequest.get(at("/1"))))
                .isInstanceOfSatisfying(
                        Fetched.Answer.class,
                        answer -> assertThat(answer.from()).isEqualTo(at("/hello")));
        assertThat(reason(at("/0"))).isEqualTo(Fetched.Reason.TOO_MANY_REDIRECTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://192.168.1.1/",
                "file:///etc/passwd",
                "http://127.0.0.1:80@169.254.169.254/",
                "gopher://127.0.0.1/",
                "http://[fd00::1]/"
            })
    void redirectIsCheckedAsTheFirstAddressWas(String elsewhere) {
        redirect("/away", elsewhere);
        assertThat(reason(at("/away"))).isEqualTo(Fetched.Reason.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://127.1/",
                "http://0.0.0.0/",
                "http://2130706433/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://192.168.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://192.0.2.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[ff02::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b:1::a00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[2001:db8::1]/",
                "https://example.org:8443/",
                "http://example.org:22/",
                "ftp://example.org/",
                "https://somebody@example.org/",
                "https:///nowhere",
                "mailto:a@example.org"
            })
    void whatIsNotPublicIsNotAsked(String address) throws IOException {
        try (var strict = new OutgoingFetch(STRICT, US)) {
            assertThat(strict.fetch(OutgoingRequest.get(URI.create(address))))
                    .isInstanceOfSatisfying(
                            Fetched.Failure.class,
                            failure -> assertThat(failure.reason())
                                    .isIn(Fetched.Reason.NOT_ALLOWED, Fetched.Reason.UNKNOWN_HOST));
        }
    }

    @Test
    void nameThatLeadsBothOutAndInIsNotAskedAndIsResolvedOnce() throws IOException {
        var asked = new AtomicInteger();
        var names = names(() -> {
            asked.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")};
        });
        try (var strict = new OutgoingFetch(STRICT, US, new OutgoingAddresses(STRICT, names))) {
            assertThat(strict.fetch(OutgoingRequest.get(URI.create("http://rebinding.example/"))))
                    .isInstanceOfSatisfying(
                            Fetched.Failure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Fetched.Reason.NOT_ALLOWED));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void connectionGoesToTheAddressThatWasChecked() throws IOException {
        var asked = new AtomicInteger();
        var names = names(() -> asked.incrementAndGet() == 1
                ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                : new InetAddress[] {InetAddress.getByName("10.0.0.1")});
        var open = new OutgoingProperties(
                Set.of(server.getAddress().getPort()), Duration.ofSeconds(2), DataSize.ofKilobytes(64), true);
        try (var pinned = new OutgoingFetch(open, US, new OutgoingAddresses(open, names))) {
            var address =
                    URI.create("http://pinned.example:" + server.getAddress().getPort() + "/hello");
            assertThat(pinned.fetch(OutgoingRequest.get(address))).isInstanceOf(Fetched.Answer.class);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void oneRequestAnswersARedirectAsItIsAndIsFilteredTheSame() {
        redirect("/from", at("/to").toString());
        assertThat(fetch.once(OutgoingRequest.head(at("/from"))))
                .isInstanceOfSatisfying(Fetched.Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(302);
                    assertThat(answer.header("location")).contains(at("/to").toString());
                });
        assertThat(fetch.once(OutgoingRequest.head(URI.create("http://10.0.0.1/"))))
                .isInstanceOfSatisfying(
                        Fetched.Failure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Fetched.Reason.NOT_ALLOWED));
    }

    @Test
    void bodyThatIsTooLargeIsNotTaken() {
        on("/large", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(new byte[200_000]);
            }
        });
        assertThat(reason(at("/large"))).isEqualTo(Fetched.Reason.TOO_LARGE);
    }

    @Test
    void packedBodyIsUnpackedAndABombIsNot() throws IOException {
        var small = packed("hello".getBytes(StandardCharsets.UTF_8));
        var bomb = packed(new byte[20_000_000]);
        assertThat(bomb.length).isLessThan(64 * 1024);
        on("/small", exchange -> answerPacked(exchange, small));
        on("/bomb", exchange -> answerPacked(exchange, bomb));
        on("/torn", exchange -> answerPacked(exchange, new byte[] {31, -117, 8}));
        assertThat(fetch.fetch(OutgoingRequest.get(at("/small"))))
                .isInstanceOfSatisfying(
                        Fetched.Answer.class,
                        answer -> assertThat(answer.text()).isEqualTo("hello"));
        assertThat(reason(at("/bomb"))).isEqualTo(Fetched.Reason.TOO_LARGE);
        assertThat(reason(at("/torn"))).isEqualTo(Fetched.Reason.UNREADABLE);
    }

    @Test
    void serverThatDripsIsLeftAfterTheTimeout() {
        on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (!end.await(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    out.write('.');
                    out.flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        var begun = System.nanoTime();
        assertThat(reason(at("/drip"))).isEqualTo(Fetched.Reason.TOO_SLOW);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void serverThatIsAwayOrUnknownIsNamedAsThat() throws IOException {
        var port = server.getAddress().getPort();
        server.stop(0);
        assertThat(reason(URI.create("http://127.0.0.1:" + port + "/"))).isEqualTo(Fetched.Reason.UNREACHABLE);
        assertThat(reason(URI.create("http://no-such-name.invalid/"))).isEqualTo(Fetched.Reason.UNKNOWN_HOST);
    }

    private Fetched.Reason reason(URI address) {
        return switch (fetch.fetch(OutgoingRequest.get(address))) {
            case Fetched.Failure failure -> failure.reason();
            case Fetched.Answer answer -> throw new AssertionError("Answered " + answer.status());
        };
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void redirect(String from, String to) {
        on(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            answer(exchange, 302, new byte[0]);
        });
    }

    private void on(String path, com.sun.net.httpserver.HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static void answerPacked(HttpExchange exchange, byte[] packed) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        answer(exchange, 200, packed);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            var isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, body.length == 0 || isHead ? -1 : body.length);
            if (!isHead) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private interface Names {
        InetAddress[] resolve() throws UnknownHostException;
    }

    private static DnsResolver names(Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return names.resolve();
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
