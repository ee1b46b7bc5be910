package org.usergroups.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.usergroups.platform.events.inbound.DeadLetters;

/** How many dead letters wait, asked of Kafka for all topics at once and at most twice a minute, however often a metric is read. */
final class DeadLetterDepths {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final DeadLetters deadLetters;
    private final List<String> topics;
    private final InstantSource clock;
    private Map<String, Long> depths = Map.of();
    private Instant askAt = Instant.MIN;

    DeadLetterDepths(DeadLetters deadLetters, List<String> topics, InstantSource clock) {
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.clock = clock;
    }

    /** The depth of a topic; not a number while Kafka does not answer. */
    synchronized double of(String topic) {
        var now = clock.instant();
        if (!now.isBefore(askAt)) {
            askAt = now.plus(FRESH);
            try {
                depths = deadLetters.depths(topics);
            } catch (KafkaException away) {
                depths = Map.of();
            }
        }
        var depth = depths.get(topic);
        return depth == null ? Double.NaN : depth;
    }
}
