package org.usergroups.platform.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.StringUtils;
import org.usergroups.platform.events.inbound.DeadLetters;
import org.usergroups.platform.events.outbox.OutboxRelay;

/**
 * Makes the topics that a service writes, reads, or leaves dead letters in. Whoever starts first makes them, with the same settings
 * everywhere; where the broker is away at the start, they are made when it is back.
 */
final class Topics implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

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

    /** The topics that a binding reads. */
    static Collection<String> read(BindingProperties binding) {
        return List.of(StringUtils.tokenizeToStringArray(String.valueOf(binding.getDestination()), ","));
    }

    @Override
    public void afterSingletonsInstantiated() {
        var needed = needed();
        if (!made(needed)) {
            Thread.ofVirtual().name("topics").start(() -> makeLater(needed));
        }
    }

    private void makeLater(NewTopic[] needed) {
        try {
            do {
                Thread.sleep(PAUSE);
            } while (!made(needed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean made(NewTopic[] needed) {
        try {
            admin.createOrModifyTopics(needed);
            return true;
        } catch (KafkaException | org.springframework.kafka.KafkaException away) {
            log.warn("Topics cannot be made now, trying again: {}", away.getMessage());
            return false;
        }
    }

    private NewTopic[] needed() {
        var topics = new ArrayList<NewTopic>();
        var states = new TreeSet<>(relay.topics());
        bindings.getBindings()
                .values()
                .forEach(binding -> read(binding).forEach(topic -> {
                    states.add(topic);
                    topics.add(properties.deadLetters(DeadLetters.name(topic, binding.getGroup())));
                }));
        states.forEach(name -> topics.add(properties.state(name)));
        return topics.toArray(NewTopic[]::new);
    }
}
