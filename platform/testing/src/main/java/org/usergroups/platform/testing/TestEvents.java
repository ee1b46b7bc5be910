package org.usergroups.platform.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the part of the other services: publishes their events, and reads what the service under test has published. */
public final class TestEvents implements AutoCloseable {

    private static final Duration CONSUMED_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final JsonMapper json = JsonMapper.builder().build();
    private final KafkaProducer<String, byte[]> producer;

    /** An event as it stands in a topic; data is null for a tombstone. */
    public record Published(
            String key,
            String type,
            long sequence,
            @Nullable JsonNode data,
            Map<String, String> headers) {

        /** The data of an event that is no tombstone. */
        public JsonNode content() {
            if (data == null) {
                throw new AssertionError(key + " at " + sequence + " is a tombstone");
            }
            return data;
        }
    }

    /** Events at a broker. */
    public static TestEvents at(String bootstrapServers) {
        return new TestEvents(bootstrapServers);
    }

    private TestEvents(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes an event; {@code data} is anything that has a JSON form, or a String of JSON as it stands. */
    public void publish(String topic, String type, String id, long sequence, Object data) {
        var bytes = data instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(data);
        var event = new ProducerRecord<>(topic, id, bytes);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id + ":" + sequence,
                        "ce_type",
                        type,
                        "ce_subject",
                        id,
                        "ce_sequence",
                        "" + sequence)
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(event);
    }

    /** Publishes a record of any form. */
    public void send(ProducerRecord<String, byte[]> event) {
        try {
            producer.send(event).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("The event could not be published", failed);
        }
    }

    /** Everything that a topic holds now, in the order of each partition. */
    public List<Published> all(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var events = new ArrayList<Published>();
            var deadline = Instant.now().plusSeconds(20);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("Topic %s could not be read to its end".formatted(topic));
                }
                for (var event : consumer.poll(POLL)) {
                    var headers = new java.util.TreeMap<String, String>();
                    event.headers()
                            .forEach(header ->
                                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
                    events.add(new Published(
                            event.key(),
                            headers.getOrDefault("ce_type", ""),
                            Long.parseLong(headers.getOrDefault("ce_sequence", "0")),
                            tree(event.value()),
                            headers));
                }
            }
            return events;
        }
    }

    /** The data as JSON; what is no JSON becomes a text. */
    private @Nullable JsonNode tree(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return json.readTree(value);
        } catch (JacksonException broken) {
            return json.getNodeFactory().stringNode(new String(value, StandardCharsets.UTF_8));
        }
    }

    /** Waits until a consumer group has handled everything that a topic holds now. */
    public void awaitConsumed(String topic, String group) {
        try (var admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers))) {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            for (var partition : Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .partitions()) {
                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
            }
            var ends = admin.listOffsets(latest).all().get();
            Awaitility.await("all of " + topic + " handled by " + group)
                    .atMost(CONSUMED_WITHIN)
                    .until(() -> {
                        var handled = admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get();
                        return ends.entrySet().stream().allMatch(end -> {
                            var offset = handled.get(end.getKey());
                            return end.getValue().offset() == 0
                                    || offset != null
                                            && offset.offset() >= end.getValue().offset();
                        });
                    });
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("It cannot be told what %s has handled".formatted(group), failed);
        }
    }

    /** What a topic holds of one key. */
    public List<Published> of(String topic, String key) {
        return all(topic).stream().filter(event -> event.key().equals(key)).toList();
    }

    @Override
    public void close() {
        producer.close();
    }
}
