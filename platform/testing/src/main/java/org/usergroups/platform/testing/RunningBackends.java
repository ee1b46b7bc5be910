package org.usergroups.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.util.ClassUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.usergroups.deploy.local.BackendsProcess;
import org.usergroups.deploy.local.Server;

/**
 * The servers that the tests of one JVM share: started at first use, ended with the JVM.
 *
 * <p>{@code -Dbackends=embedded} takes the servers of {@code deploy/local} in a process of their own, {@code containers} takes
 * Docker images, {@code auto} takes containers where a Docker engine answers. The run says which it took. The search engine takes longest
 * to start, so it is there only where the class path has a client to ask it with. Where they run, Awaitility looks at once and then forty
 * times a second.
 *
 * @param openSearch whether the search engine is OpenSearch, which needs the client's adapter
 */
public record RunningBackends(
        String kafka,
        String mongo,
        Optional<URI> search,
        boolean openSearch,
        String smtpHost,
        int smtpPort,
        URI mailbox) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SEARCH_CLIENT = "co.elastic.clients.elasticsearch.ElasticsearchClient";

    private static final AtomicBoolean HAVE_APPLICATIONS = new AtomicBoolean();

    private static final class Shared {
        static final RunningBackends INSTANCE = start();
    }

    /** The servers of this JVM, for an application, at whose end they are still there. */
    static RunningBackends forApplication() {
        HAVE_APPLICATIONS.set(true);
        return shared();
    }

    /** The servers of this JVM. */
    public static RunningBackends shared() {
        return Shared.INSTANCE;
    }

    private static RunningBackends start() {
        // What tests wait for has often come already.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
        return switch (System.getProperty("backends", "auto")) {
            case "embedded" -> embedded();
            case "containers" -> containers();
            case "auto" -> DockerClientFactory.instance().isDockerAvailable() ? containers() : embedded();
            case String other ->
                throw new IllegalArgumentException(
                        "-Dbackends=%s is none of auto, embedded, containers".formatted(other));
        };
    }

    @SuppressWarnings("SystemOut")
    private static RunningBackends embedded() {
        var addresses = process(needed()).addresses();
        System.out.println("Backends: embedded servers, " + addresses);
        return new RunningBackends(
                addresses.kafka(),
                addresses.mongo(),
                isSearched() ? Optional.of(URI.create(addresses.search())) : Optional.empty(),
                true,
                host(addresses.smtp()),
                port(addresses.smtp()),
                URI.create(addresses.mailbox()));
    }

    @SuppressWarnings({"SystemOut", "resource"})
    private static RunningBackends containers() {
        var kafka = new KafkaContainer("apache/kafka:4.1.0");
        var mongo = new MongoDBContainer("mongo:8.0");
        var search = new ElasticsearchContainer("docker.elastic.co/elasticsearch/elasticsearch:9.1.0")
                .withEnv("xpack.security.enabled", "false");
        Stream.of(kafka, mongo, search)
                .filter(container -> container != search || isSearched())
                .parallel()
                .forEach(org.testcontainers.containers.GenericContainer::start);
        var mail = process(Server.MAIL).addresses();
        System.out.println("Backends: containers " + kafka.getDockerImageName() + ", " + mongo.getDockerImageName()
                + (isSearched() ? ", " + search.getDockerImageName() : ""));
        return new RunningBackends(
                kafka.getBootstrapServers(),
                mongo.getConnectionString(),
                isSearched() ? Optional.of(URI.create("http://" + search.getHttpHostAddress())) : Optional.empty(),
                false,
                host(mail.smtp()),
                port(mail.smtp()),
                URI.create(mail.mailbox()));
    }

    private static boolean isSearched() {
        return ClassUtils.isPresent(SEARCH_CLIENT, RunningBackends.class.getClassLoader());
    }

    private static Server[] needed() {
        return Stream.of(Server.values())
                .filter(server -> server != Server.SEARCH || isSearched())
                .toArray(Server[]::new);
    }

    private static BackendsProcess process(Server... servers) {
        var data = temporaryFolder();
        var process = BackendsProcess.in(ProjectRoot.find(), data)
                .only(servers[0], servers)
                .readyWithin(PATIENCE)
                .start();
        Runnable end = () -> {
            process.kill();
            delete(data);
        };
        // After the applications, which would wait for servers that are gone. Where none has run, nobody calls these
        // handlers.
        SpringApplication.getShutdownHandlers().add(end);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!HAVE_APPLICATIONS.get()) {
                end.run();
            }
        }));
        return process;
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("usergroups-backends");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            folder.toFile().deleteOnExit();
        }
    }

    private static String host(String address) {
        return address.substring(0, address.lastIndexOf(':'));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
