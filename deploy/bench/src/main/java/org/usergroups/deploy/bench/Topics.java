package org.usergroups.deploy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.usergroups.deploy.bench.world.Event;
import org.usergroups.deploy.bench.world.Kind;

/** The state topics of the running stack. */
final class Topics implements AutoCloseable {

    private static final int UNDER_WAY = 2_000;

    private final Map<String, Object> broker;
    private final Admin admin;

    Topics(String address) {
        this.broker = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address);
        this.admin = Admin.create(broker);
    }

    /** Publishes events as the services do; returns when the broker has all of them. */
    long publish(Stream<Event> events) throws IOException, InterruptedException {
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        var failed = new AtomicReference<Exception>();
        var turns = new Semaphore(UNDER_WAY);
        var sent = 0L;
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var all = events.iterator(); all.hasNext() && failed.get() == null; sent++) {
                turns.acquire();
                producer.send(record(all.next()), (place, failure) -> {
                    turns.release();
                    if (failure != null) {
                        failed.set(failure);
                    }
                });
            }
        }
        if (failed.get() != null) {
            throw new IOException("An event could not be published", failed.get());
        }
        return sent;
    }

    /** CloudEvents 1.0 in Kafka's binary mode, with the attributes that the services give. */
    static ProducerRecord<String, byte[]> record(Event event) {
        var record = new ProducerRecord<>(event.topic(), null, event.time().toEpochMilli(), event.id(), event.data());
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        event.id() + ":" + event.sequence(),
                        "ce_source",
                        event.source(),
                        "ce_type",
                        event.type(),
                        "ce_subject",
                        event.id(),
                        "ce_time",
                        event.time().toString(),
                        "ce_sequence",
                        Long.toString(event.sequence()),
                        "content-type",
                        "application/json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** How many events of the world's topics consumers have not handled yet, by consumer group. */
    Map<String, Long> waiting() throws IOException, InterruptedException {
        try {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : admin.describeTopics(
                            Arrays.stream(Kind.values()).map(Kind::topic).toList())
                    .allTopicNames()
                    .get()
                    .values()) {
                topic.partitions()
                        .forEach(partition -> latest.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            var ends = admin.listOffsets(latest).all().get();
            var waiting = new HashMap<String, Long>();
            for (var group : groups()) {
                var handled = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                var behind = 0L;
                for (var end : ends.entrySet()) {
                    var next = handled.get(end.getKey());
                    behind += next == null ? 0 : end.getValue().offset() - next.offset();
                }
                waiting.put(group, behind);
            }
            return waiting;
        } catch (ExecutionException away) {
            throw new IOException("Kafka does not say how far its consumers are", away.getCause());
        }
    }

    private Collection<String> groups() throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get().stream()
                .map(org.apache.kafka.clients.admin.GroupListing::groupId)
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
