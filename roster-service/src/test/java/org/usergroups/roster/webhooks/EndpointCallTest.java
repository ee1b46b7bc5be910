package org.usergroups.roster.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.usergroups.roster.webhooks.EndpointCall.Outcome;

@Timeout(30)
class EndpointCallTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void addressesOfThisMachineAndOfInnerNetworksAreNotCalled() {
        try (var endpoint = new Endpoint();
                var call = new EndpointCall(SHORT, false, tls())) {
            var secured = endpoint.url().replace("http:", "https:");
            assertThat(post(call, secured)).isEqualTo(new Outcome.Unreachable("The address is not a public one."));
            assertThat(post(call, endpoint.url()))
                    .isEqualTo(new Outcome.Unreachable("The address does not begin with https://."));
            for (var inner :
                    new String[] {"10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]"}) {
                assertThat(post(call, "https://" + inner + "/"))
                        .as(inner)
                        .isEqualTo(new Outcome.Unreachable("The address is not a public one."));
            }
            assertThat(endpoint.messages()).isEmpty();
        }
    }

    @Test
    void redirectIsAnAnswerAndNotFollowed() {
        try (var endpoint = new Endpoint().answering(302);
                var call = new EndpointCall(Duration.ofSeconds(10), true, tls())) {
            assertThat(post(call, endpoint.url())).isEqualTo(new Outcome.Answered(302));
            assertThat(endpoint.messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).isEqualTo("{\"text\":\"Olá\"}"));
        }
    }

    @Test
    void informationalAnswersAreNotTheAnswer() throws IOException {
        assertThat(answered("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"))
                .isEqualTo(new Outcome.Answered(204));
    }

    @Test
    void whatIsNoHttpIsNoAnswer() throws IOException {
        assertThat(answered("220 mail.example ESMTP\r\n")).isInstanceOf(Outcome.Unreachable.class);
        assertThat(answered("HTTP/1.1 103 Early Hints\r\nLink: " + "a".repeat(20_000)))
                .isEqualTo(new Outcome.Unreachable("The connection failed: the answer's head is too long"));
        assertThat(answered("HTTP/1.1 103 Early Hints\r\nLink: a\r\n".repeat(1_000)))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(answered("")).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void endpointThatSendsAByteAtATimeIsLeftAtTheDeadline() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var call = new EndpointCall(SHORT, true, tls())) {
            Thread.ofVirtual().start(() -> drip(server));
            var began = System.nanoTime();
            assertThat(post(call, "http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .isInstanceOf(Outcome.Unreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void certificateMustBeOfTheNameCalled(@TempDir Path folder) throws Exception {
        var keys = keys(folder);
        var context = context(keys);
        try (var server = context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var call = new EndpointCall(Duration.ofSeconds(10), true, context.getSocketFactory())) {
            Thread.ofVirtual().start(() -> answerEverybody(server));
            assertThat(post(call, "https://localhost:" + server.getLocalPort() + "/"))
                    .isEqualTo(new Outcome.Answered(204));
            assertThat(post(call, "https://127.0.0.1:" + server.getLocalPort() + "/"))
                    .as("the certificate says localhost")
                    .isInstanceOf(Outcome.Unreachable.class);
            try (var wary = new EndpointCall(Duration.ofSeconds(10), true, tls())) {
                assertThat(post(wary, "https://localhost:" + server.getLocalPort() + "/"))
                        .as("nobody vouches for it")
                        .isInstanceOf(Outcome.Unreachable.class);
            }
        }
    }

    private static Outcome answered(String answer) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var call = new EndpointCall(Duration.ofSeconds(5), true, tls())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    readRequest(socket.getInputStream());
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException left) {
                    // The other side has heard enough.
                }
            });
            return post(call, "http://127.0.0.1:" + server.getLocalPort() + "/");
        }
    }

    private static void readRequest(java.io.InputStream request) throws IOException {
        var last = new StringBuilder();
        while (!last.toString().endsWith("\"}")) {
            last.append((char) request.read());
        }
    }

    private static void drip(ServerSocket server) {
        try (var socket = server.accept();
                OutputStream answer = socket.getOutputStream()) {
            while (true) {
                answer.write('H');
                answer.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException left) {
            // That is what the test is about.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answerEverybody(ServerSocket server) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                readRequest(socket.getInputStream());
                socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException refused) {
                // A client that does not trust the certificate leaves.
            }
        }
    }

    private static KeyStore keys(Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        var identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static SSLSocketFactory tls() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static Outcome post(EndpointCall call, String address) {
        return call.post(URI.create(address), Map.of("webhook-id", "1"), "{\"text\":\"Olá\"}");
    }
}
