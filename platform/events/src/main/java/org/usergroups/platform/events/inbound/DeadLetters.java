package org.usergroups.platform.events.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usergroups.platform.events.outbox.EventPublisher;

/**
 * The topics {@code <topic>.<group>.dlq}, of one partition each, that keep what a consumer could not handle, with its cause and
 * origin in headers.
 *
 * <p>A replay hands the letters to the handler of the same process. It does not send them to their topic again: there an old
 * snapshot would become the newest one, and compaction would keep it.
 */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventPublisher publisher;
    private final Supplier<Consumer<String, byte[]>> consumers;

    /** @param consumers makes a consumer of the group {@code dead-letter-replay} that commits by hand */
    public DeadLetters(EventPublisher publisher, Supplier<Consumer<String, byte[]>> consumers) {
        this.publisher = publisher;
        this.consumers = consumers;
    }

    /** The dead-letter topic of a topic and a consumer group. */
    public static String name(String topic, String group) {
        return topic + "." + group + ".dlq";
    }

    /** Keeps an event; returns when the broker has it. */
    public void add(String group, ReceivedEvent event, BrokenEvent cause) {
        var letter = new ProducerRecord<>(name(event.topic(), group), 0, event.subject(), event.data());
        header(letter.headers(), "ce_type", event.type());
        header(letter.headers(), "ce_sequence", Long.toString(event.sequence()));
        header(letter.headers(), "dlq_cause", String.valueOf(cause.getMessage()));
        header(letter.headers(), "dlq_topic", event.topic());
        header(letter.headers(), "dlq_partition", Integer.toString(event.partition()));
        header(letter.headers(), "dlq_offset", Long.toString(event.offset()));
        try {
            publisher.send(letter).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            log.error("A broken event went to {}: {}", letter.topic(), cause.getMessage());
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("A broken event could not be kept in " + letter.topic(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while keeping a broken event", interrupted);
        }
    }

    /** How many letters wait in each of the given topics. */
    public Map<String, Long> depths(List<String> topics) {
        var depths = new HashMap<String, Long>();
        try (var consumer = consumers.get()) {
            for (var topic : topics) {
                var partition = new TopicPartition(topic, 0);
                var end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
                depths.put(topic, end - position(consumer, partition));
            }
        }
        return depths;
    }

    int replay(String topic, EventHandler handler) {
        var partition = new TopicPartition(topic, 0);
        var taken = 0;
        try (var consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, position(consumer, partition));
            var end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                var events = new ArrayList<ReceivedEvent>();
                for (var letter : consumer.poll(PATIENCE)) {
                    if (letter.offset() < end) {
                        events.add(event(letter));
                    }
                }
                if (events.isEmpty()) {
                    throw new IllegalStateException(
                            "No dead letter of %s came within %s; %d were taken".formatted(topic, PATIENCE, taken));
                }
                var group = topic.substring(events.getFirst().topic().length() + 1, topic.length() - ".dlq".length());
                for (var broken : handler.handle(events)) {
                    add(group, broken.event(), broken.cause());
                }
                taken += events.size();
                consumer.commitSync(
                        Map.of(partition, new OffsetAndMetadata(Math.min(end, consumer.position(partition)))));
            }
        }
        return taken;
    }

    /** Where the next replay begins: after what was taken, or at the oldest letter that retention has left. */
    private static long position(Consumer<String, byte[]> consumer, TopicPartition partition) {
        var oldest = consumer.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        var committed =
                consumer.committed(java.util.Set.of(partition), PATIENCE).get(partition);
        return committed == null ? oldest : Math.max(oldest, committed.offset());
    }

    private static ReceivedEvent event(ConsumerRecord<String, byte[]> letter) {
        return new ReceivedEvent(
                text(letter.headers(), "dlq_topic"),
                Integer.parseInt(text(letter.headers(), "dlq_partition")),
                Long.parseLong(text(letter.headers(), "dlq_offset")),
                letter.key(),
                text(letter.headers(), "ce_type"),
                Long.parseLong(text(letter.headers(), "ce_sequence")),
                letter.value());
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
