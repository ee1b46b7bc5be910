package org.usergroups.deploy.local.backends;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka broker that is its own controller (KRaft, combined mode), sized for one person's machine. */
final class KafkaBroker {

    private static final int NODE = 1;
    private static final String LISTENER = "PLAINTEXT";
    private static final String CONTROLLER = "CONTROLLER";

    private KafkaBroker() {}

    static RunningServer start(Path folder, int port) throws Exception {
        var log = folder.resolve("log");
        if (!Files.exists(log.resolve("meta.properties"))) {
            format(log);
        }
        var server = new KafkaRaftServer(new KafkaConfig(properties(log, port, FreePort.any()), false), Time.SYSTEM);
        server.startup();
        return new RunningServer(Map.of("kafka", "127.0.0.1:" + port), () -> {
            server.shutdown();
            server.awaitShutdown();
        });
    }

    /** Kafka ends its process when it cannot go on, for example on damaged logs; here it must say so first. */
    static void onFatalError(Consumer<Throwable> report) {
        Exit.Procedure procedure = (status, message) -> {
            report.accept(new IllegalStateException(message == null ? "Kafka stopped itself" : message));
            Runtime.getRuntime().halt(status);
        };
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
    }

    private static void format(Path log) throws Exception {
        Files.createDirectories(log);
        var output = new ByteArrayOutputStream();
        try (var printer = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(printer)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(CONTROLLER)
                    .run();
        } catch (RuntimeException failed) {
            throw new IOException(failed.getMessage() + " " + output.toString(StandardCharsets.UTF_8), failed);
        }
    }

    private static Map<String, String> properties(Path log, int port, int controllerPort) {
        var properties = new HashMap<String, String>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE));
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put(
                "listeners", LISTENER + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", LISTENER + "://127.0.0.1:" + port);
        properties.put("listener.security.protocol.map", LISTENER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("log.dirs", log.toString());

        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "3");
        properties.put("offsets.topic.segment.bytes", "10485760");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "3");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");

        properties.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker registers again only when its former self has timed out.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("initial.broker.registration.timeout.ms", "120000");

        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "3");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("log.cleaner.enable", "true");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.cleaner.io.buffer.size", "262144");
        properties.put("log.index.size.max.bytes", "1048576");
        return properties;
    }
}
