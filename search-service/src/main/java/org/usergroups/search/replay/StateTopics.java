package org.usergroups.search.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.BrokenEvent;
import org.usergroups.platform.events.inbound.ReceivedEvent;

/** The compacted topics with the state of everything, read from their beginning. */
@Component
public class StateTopics {

    private static final Logger log = LoggerFactory.getLogger(StateTopics.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STALLED = Duration.ofMinutes(2);
    private static final int BATCH = 1_000;

    private final KafkaProperties kafka;
    private final KafkaConnectionDetails connection;
    private final InstantSource clock;

    StateTopics(KafkaProperties kafka, KafkaConnectionDetails connection, InstantSource clock) {
        this.kafka = kafka;
        this.connection = connection;
        this.clock = clock;
    }

    /** A consumer that belongs to no group and commits nothing. */
    public KafkaConsumer<String, byte[]> consumer(Map<String, Object> more) {
        var settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getConsumer().getBootstrapServers());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.putAll(more);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Hands a reader everything that stands in these topics now, batch by batch. Records that are no events are in the log.
     *
     * @return how many records were no events
     * @throws IllegalStateException if events stop coming
     */
    public long read(Collection<String> topics, Consumer<List<ReceivedEvent>> reader) {
        var broken = 0L;
        try (var consumer = consumer(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH))) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var lastEventAt = clock.instant();
            while (!hasRead(consumer, partitions, ends)) {
                var records = consumer.poll(POLL);
                var events = new ArrayList<ReceivedEvent>();
                for (var record : records) {
                    try {
                        events.add(event(record));
                    } catch (BrokenEvent noEvent) {
                        broken++;
                        log.warn("{} at offset {}", noEvent.getMessage(), record.offset());
                    }
                }
                lastEventAt = records.isEmpty() ? lastEventAt : clock.instant();
                refuseStalled(lastEventAt);
                if (!events.isEmpty()) {
                    reader.accept(events);
                }
            }
        }
        return broken;
    }

    private void refuseStalled(Instant lastEventAt) {
        if (lastEventAt.plus(STALLED).isBefore(clock.instant())) {
            throw new IllegalStateException("No event has come for %s; reading is given up".formatted(STALLED));
        }
    }

    /** Whether a consumer is at these ends or beyond. */
    public static boolean hasRead(
            KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    /**
     * The event that a record holds.
     *
     * @throws BrokenEvent if it is none
     */
    public static ReceivedEvent event(ConsumerRecord<String, byte[]> held) {
        try {
            if (held.key() != null) {
                return new ReceivedEvent(
                        held.topic(),
                        held.partition(),
                        held.offset(),
                        held.key(),
                        text(held, "ce_type"),
                        Long.parseLong(text(held, "ce_sequence")),
                        held.value());
            }
        } catch (NumberFormatException noNumber) {
            // Told below, like a missing key.
        }
        throw new BrokenEvent("A record of %s-%d is no event".formatted(held.topic(), held.partition()));
    }

    private static String text(ConsumerRecord<String, byte[]> held, String name) {
        var header = held.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
