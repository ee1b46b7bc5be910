package org.usergroups.platform.events;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.kafka.config.TopicBuilder;

/**
 * How topics are made.
 *
 * @param partitions of state topics; 12 in production, 3 on a laptop. Never changed later: the order by key would break
 * @param replicas of every topic; 3 in production
 * @param keepTombstones how long a deletion stays readable; longer than the longest outage of a consumer
 * @param keepDeadLetters how long dead letters are kept
 */
@ConfigurationProperties("usergroups.topics")
public record TopicProperties(
        @DefaultValue("3") int partitions,
        @DefaultValue("1") int replicas,
        @DefaultValue("7d") Duration keepTombstones,
        @DefaultValue("30d") Duration keepDeadLetters) {

    private static final Duration COMPACTION_LAG = Duration.ofDays(1);

    /** A compacted topic of full snapshots. What was erased is gone from the log after a day and the next cleaning. */
    NewTopic state(String name) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(replicas)
                .compact()
                .configs(Map.of(
                        TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(keepTombstones.toMillis()),
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(COMPACTION_LAG.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG, Long.toString(COMPACTION_LAG.toMillis())))
                .build();
    }

    NewTopic deadLetters(String name) {
        return TopicBuilder.name(name)
                .partitions(1)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keepDeadLetters.toMillis()))
                .build();
    }
}
