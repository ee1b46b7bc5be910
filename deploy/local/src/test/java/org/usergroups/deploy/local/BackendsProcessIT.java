package org.usergroups.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsProcessIT {

    @TempDir
    Path folder;

    @Test
    void whatAllServersHoldOutlivesAKill() throws Exception {
        try (var backends = BackendsProcess.in(ProjectRoot.path(), folder).start()) {
            var addresses = backends.addresses();
            publish(addresses.kafka(), "kept");
            assertThat(http("PUT", addresses.search() + "/groups/_doc/1?refresh=true", "{\"name\":\"kept\"}"))
                    .contains("index_not_found_exception");
            http("PUT", addresses.search() + "/groups", "{}");
            http("PUT", addresses.search() + "/groups/_doc/1", "{\"name\":\"kept\"}");
            sendMail(addresses.smtp());

            backends.kill();
            backends.restart();

            assertThat(backends.addresses()).isEqualTo(addresses);
            assertThat(readAll(addresses.kafka())).containsExactly("kept");
            assertThat(http("GET", addresses.search() + "/groups/_doc/1", "")).contains("kept");
            assertThat(http("GET", addresses.mailbox() + "/api/messages?to=ada%40example.org", ""))
                    .contains("\"to\":\"ada@example.org\"", "\"subject\":\"Grüße\"", "http://localhost:8080/x?token=1");
            assertThat(http("GET", addresses.mailbox() + "/messages/1", ""))
                    .contains("<a href=\"http://localhost:8080/x?token=1\">", "&lt;script&gt;")
                    .doesNotContain("<script>");
            http("DELETE", addresses.mailbox() + "/api/messages", "");
            assertThat(http("GET", addresses.mailbox() + "/api/messages", "")).isEqualTo("[]");
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatExceptionOfType(BackendsProcess.NotStarted.class)
                    .isThrownBy(() -> BackendsProcess.in(ProjectRoot.path(), folder)
                            .only(Server.MONGO)
                            .ports(Map.of("mongo", taken.getLocalPort()))
                            .start())
                    .withMessageContaining("Port " + taken.getLocalPort() + ", which mongodb needs, is taken");
        }
    }

    @Test
    void aFolderInUseIsRefused() {
        try (var _ =
                BackendsProcess.in(ProjectRoot.path(), folder).only(Server.MAIL).start()) {
            assertThatExceptionOfType(BackendsProcess.NotStarted.class)
                    .isThrownBy(() -> BackendsProcess.in(ProjectRoot.path(), folder)
                            .only(Server.MAIL)
                            .start())
                    .withMessageContaining("is used by backends that already run");
        }
    }

    @Test
    void damagedFilesAreNamedWithTheWayOut() throws IOException {
        Files.createDirectories(folder.resolve("mongo"));
        Files.writeString(folder.resolve("mongo/usergroups.mv"), "not a store".repeat(1_000));
        assertThatExceptionOfType(BackendsProcess.NotStarted.class)
                .isThrownBy(() -> BackendsProcess.in(ProjectRoot.path(), folder)
                        .only(Server.MONGO)
                        .start())
                .withMessageContaining(folder.resolve("mongo").toString())
                .withMessageContaining("deploy/reset");
    }

    @Test
    void theProcessEndsWithItsParent() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var target = ProjectRoot.path().resolve("deploy/local/target");
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        target.resolve("deploy-local.jar") + ":" + target.resolve("lib") + "/*",
                        "org.usergroups.deploy.local.backends.Backends",
                        "--data=" + folder,
                        "--only=mail")
                .start();
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).startsWith("STARTED mailbox");
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void publish(String broker, String text) throws Exception {
        Map<String, Object> connection = Map.of("bootstrap.servers", broker);
        try (var admin = Admin.create(connection);
                var producer = new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("roster.groups.v1", 3, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("roster.groups.v1", 0, "key", text))
                    .get();
        }
    }

    private static List<String> readAll(String broker) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("roster.groups.v1", 0)));
            var found = new java.util.ArrayList<String>();
            consumer.poll(Duration.ofSeconds(20)).forEach(message -> found.add(message.value()));
            return found;
        }
    }

    private static void sendMail(String server) throws IOException {
        var port = Integer.parseInt(server.split(":")[1]);
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
                var replies =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var lines = List.of(
                    "HELO localhost",
                    "MAIL FROM:<portal@localhost>",
                    "RCPT TO:<ada@example.org>",
                    "DATA",
                    "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n<script>alert(1)</script>\r\nhttp://localhost:8080/x?token=1\r\n.",
                    "QUIT");
            assertThat(replies.readLine()).startsWith("220");
            for (var line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(replies.readLine()).matches("[23]\\d\\d.*");
            }
        }
    }

    private static String http(String method, String address, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .method(
                            method,
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
