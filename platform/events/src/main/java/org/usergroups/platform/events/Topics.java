package org.usergroups.platform.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.usergroups.platform.events.inbound.DeadLetters;
import org.usergroups.platform.events.inbound.InboundEvents;
import org.usergroups.platform.events.outbox.OutboxRelay;

/**
 * Makes the topics that a service writes, reads, or leaves dead letters in. Whoever starts first makes them, with the same settings
 * everywhere; where the broker is away at the start, they are made when it is back.
 */
final class Topics implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaAdmin admin;
    private final OutboxRelay relay;
    private final BindingServiceProperties bindings;
    private final TopicProperties properties;

    Topics(KafkaAdmin admin, OutboxRelay relay, BindingServiceProperties bindings, TopicProperties properties) {
        this.admin = admin;
        this.relay = relay;
        this.bindings = bindings;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var needed = needed();
        if (!made(needed)) {
            Thread.ofVirtual().name("topics").start(() -> makeLater(needed));
        }
    }

    private void makeLater(List<NewTopic> needed) {
        try {
            do {
                Thread.sleep(PAUSE);
            } while (!made(needed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean made(List<NewTopic> needed) {
        try (var client = Admin.create(admin.getConfigurationProperties())) {
            var missing = missing(needed, client);
            if (!missing.isEmpty()) {
                var made = client.createTopics(missing).values();
                for (var topic : missing) {
                    answer(Objects.requireNonNull(made.get(topic.name())));
                }
            }
            return true;
        } catch (KafkaException | TimeoutException away) {
            log.warn("Topics cannot be made now, trying again: {}", away.getMessage());
            return false;
        }
    }

    /** @throws IllegalStateException if a topic has another number of partitions than it would be made with */
    private static List<NewTopic> missing(List<NewTopic> needed, Admin client) throws TimeoutException {
        var described = client.describeTopics(
                        needed.stream().map(NewTopic::name).toList())
                .topicNameValues();
        var missing = new ArrayList<NewTopic>();
        for (var topic : needed) {
            var there = answer(Objects.requireNonNull(described.get(topic.name())));
            if (there == null) {
                missing.add(topic);
            } else if (there.partitions().size() != topic.numPartitions()) {
                throw new IllegalStateException(
                        "Topic %s has %d partitions, and usergroups.topics.partitions says %d. Set the property to what the topic has: with another number the order of events would break."
                                .formatted(topic.name(), there.partitions().size(), topic.numPartitions()));
            }
        }
        return missing;
    }

    /** What Kafka answers; null if there is no such topic, or somebody else has just made it. */
    private static <T> @Nullable T answer(KafkaFuture<T> future) throws TimeoutException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException
                    || refused.getCause() instanceof TopicExistsException) {
                return null;
            }
            throw new KafkaException(refused.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopped);
        }
    }

    private List<NewTopic> needed() {
        var topics = new ArrayList<NewTopic>();
        var states = new TreeSet<>(relay.topics());
        bindings.getBindings()
                .values()
                .forEach(binding -> InboundEvents.topics(binding).forEach(topic -> {
                    states.add(topic);
                    topics.add(properties.deadLetters(DeadLetters.name(topic, binding.getGroup())));
                }));
        states.forEach(name -> topics.add(properties.state(name)));
        return topics;
    }
}
