package org.usergroups.platform.events;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.usergroups.platform.events.inbound.DeadLetterEndpoint;
import org.usergroups.platform.events.inbound.DeadLetters;
import org.usergroups.platform.events.inbound.Delays;
import org.usergroups.platform.events.inbound.EventReader;
import org.usergroups.platform.events.inbound.InboundEvents;
import org.usergroups.platform.events.outbox.Backlog;
import org.usergroups.platform.events.outbox.EventPublisher;
import org.usergroups.platform.events.outbox.OutboxEndpoint;
import org.usergroups.platform.events.outbox.OutboxRelay;
import tools.jackson.databind.json.JsonMapper;

/** Sets up publishing and consuming of events for a service that has this module on its class path. */
@AutoConfiguration
@EnableConfigurationProperties({OutboxProperties.class, TopicProperties.class})
public class EventsAutoConfiguration {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Milliseconds, since the store keeps no more: what is written and what is read again are equal. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }

    @Bean
    @ConditionalOnMissingBean
    MongoDatabase database(MongoClient client, MongoConnectionDetails details) {
        var name = details.getConnectionString().getDatabase();
        if (name == null) {
            throw new IllegalStateException(
                    "spring.mongodb.uri must name the service's database, as in mongodb://host/roster");
        }
        return client.getDatabase(name);
    }

    @Bean
    @ConditionalOnMissingBean
    EventPublisher eventPublisher(KafkaProperties kafka, KafkaConnectionDetails connection, OutboxProperties outbox) {
        var settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                outbox.deliveryTimeout().toMillis());
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) outbox.deliveryTimeout().toMillis() / 2);
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, outbox.deliveryTimeout().toMillis());
        return EventPublisher.over(new KafkaProducer<>(settings));
    }

    @Bean
    OutboxRelay outboxRelay(
            MongoDatabase database, EventPublisher publisher, OutboxProperties properties, InstantSource clock) {
        return new OutboxRelay(database, publisher, properties, clock, instanceName());
    }

    @Bean
    Outbox outbox(
            MongoDatabase database,
            OutboxRelay relay,
            JsonMapper json,
            InstantSource clock,
            Traces traces,
            OutboxProperties properties) {
        return new Outbox(database, relay, new EventSchemas(), json, clock, traces, properties);
    }

    @Bean
    EventReader eventReader(JsonMapper json) {
        return new EventReader(json);
    }

    @Bean
    DeadLetters deadLetters(EventPublisher publisher, KafkaProperties kafka, KafkaConnectionDetails connection) {
        return new DeadLetters(publisher, () -> {
            var settings = new HashMap<>(kafka.buildConsumerProperties());
            settings.put(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    connection.getConsumer().getBootstrapServers());
            settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
            settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, "dead-letter-replay");
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
            return new KafkaConsumer<>(settings);
        });
    }

    @Bean
    @ConditionalOnMissingBean
    Traces traces(ObjectProvider<Tracer> tracer) {
        return new Traces(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    InboundEvents inboundEvents(
            DeadLetters deadLetters,
            Traces traces,
            BindingServiceProperties bindings,
            MeterRegistry meters,
            InstantSource clock) {
        return new InboundEvents(deadLetters, traces, bindings, new Delays(meters, clock));
    }

    @Bean
    Topics topics(KafkaAdmin admin, OutboxRelay relay, BindingServiceProperties bindings, TopicProperties properties) {
        return new Topics(admin, relay, bindings, properties);
    }

    /** An outage is waited out: the same batch again after a pause, without end. Broken events never get here. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> waitOutOutages() {
        return (container, destination, group) -> {
            var pauses = new ExponentialBackOff(200, 2);
            pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
            pauses.setMaxElapsedTime(Long.MAX_VALUE);
            container.setCommonErrorHandler(new DefaultErrorHandler(pauses));
        };
    }

    @Bean
    OutboxEndpoint outboxEndpoint(OutboxRelay relay) {
        return new OutboxEndpoint(relay);
    }

    @Bean
    DeadLetterEndpoint deadLetterEndpoint(
            InboundEvents events, DeadLetters deadLetters, BindingServiceProperties bindings) {
        return new DeadLetterEndpoint(events, deadLetters, deadLetterTopics(bindings));
    }

    @Bean
    io.micrometer.core.instrument.binder.MeterBinder outboxMeters(OutboxRelay relay) {
        return (MeterRegistry registry) -> {
            Gauge.builder("usergroups.outbox.pending", relay.backlog(), Backlog::pendingCount)
                    .register(registry);
            Gauge.builder("usergroups.outbox.parked", relay.backlog(), Backlog::parkedCount)
                    .register(registry);
            Gauge.builder(
                            "usergroups.outbox.oldest",
                            relay.backlog(),
                            it -> it.oldestAge().toMillis() / 1000.0)
                    .baseUnit("seconds")
                    .register(registry);
            io.micrometer.core.instrument.FunctionCounter.builder(
                            "usergroups.outbox.published", relay, OutboxRelay::publishedCount)
                    .register(registry);
        };
    }

    @Bean
    io.micrometer.core.instrument.binder.MeterBinder deadLetterMeters(
            DeadLetters deadLetters, BindingServiceProperties bindings, InstantSource clock) {
        var depths = new DeadLetterDepths(deadLetters, deadLetterTopics(bindings), clock);
        return registry -> {
            for (var topic : deadLetterTopics(bindings)) {
                Gauge.builder("usergroups.deadletters.depth", () -> depths.of(topic))
                        .tag("topic", topic)
                        .register(registry);
            }
        };
    }

    private static List<String> deadLetterTopics(BindingServiceProperties bindings) {
        return bindings.getBindings().values().stream()
                .flatMap(binding -> InboundEvents.topics(binding).stream()
                        .map(destination -> DeadLetters.name(destination, binding.getGroup())))
                .sorted()
                .toList();
    }

    private static String instanceName() {
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + UUID.randomUUID();
        } catch (UnknownHostException nameless) {
            return UUID.randomUUID().toString();
        }
    }
}
