package org.usergroups.platform.events;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.springframework.util.unit.DataSize;
import org.usergroups.platform.events.outbox.EventPublisher;
import org.usergroups.platform.events.outbox.OutboxRelay;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestEvents;
import tools.jackson.databind.json.JsonMapper;

/** Counters with their relays on a real broker and a real store; every fixture has a topic and a database of its own. */
final class OutboxFixture implements AutoCloseable {

    /** An aggregate that counts. The text makes its events as large as a test needs. */
    public record Counter(int count, String text) {}

    /** The public state of a counter. */
    public record CounterChanged(String id, long sequence, int count, String text) {}

    static final Duration LEASE = Duration.ofSeconds(6);

    final MovableClock clock = new MovableClock();
    final String topic = "test.counters-" + UUID.randomUUID();
    final MongoClient client;
    final MongoDatabase database;
    final TestEvents events;
    private final String kafka;
    private final OutboxProperties properties = new OutboxProperties(
            40,
            DataSize.ofKilobytes(256),
            LEASE,
            Duration.ofSeconds(2),
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            16,
            Duration.ofMillis(25),
            3);
    private final List<AutoCloseable> open = new ArrayList<>();

    OutboxFixture(String kafka, String mongo, Map<String, String> topicSettings)
            throws ExecutionException, InterruptedException {
        this.kafka = kafka;
        this.client = MongoClients.create(mongo);
        this.database = client.getDatabase("outbox-" + UUID.randomUUID());
        this.events = TestEvents.at(kafka);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var declared = new TopicProperties(3, 1, Duration.ofDays(7), Duration.ofDays(30)).state(topic);
            var settings = new HashMap<>(declared.configs());
            settings.putAll(topicSettings);
            admin.createTopics(List.of(declared.configs(settings))).all().get();
        }
    }

    /** A publisher as the services have it. */
    EventPublisher publisher() {
        var publisher = EventPublisher.over(new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", kafka,
                        "acks", "all",
                        "delivery.timeout.ms", 2_000,
                        "request.timeout.ms", 1_000,
                        "max.block.ms", 2_000),
                new StringSerializer(),
                new ByteArraySerializer()));
        open.add(publisher);
        return publisher;
    }

    /** A relay that is not yet started. */
    OutboxRelay relay(String name, EventPublisher publisher) {
        var relay = new OutboxRelay(database, publisher, properties, clock, name);
        open.addFirst(relay::stop);
        return relay;
    }

    /** The counters, whose saves wake this relay. */
    Aggregates<Counter> counters(OutboxRelay relay) {
        StateTopic<Counter> states = new StateTopic<>(
                topic,
                "org.usergroups.test.counter",
                "/test",
                stored -> Publication.snapshot(new CounterChanged(
                        stored.id(),
                        stored.version(),
                        stored.state().count(),
                        stored.state().text())));
        return new Outbox(
                        database,
                        relay,
                        new EventSchemas(),
                        JsonMapper.builder().build(),
                        clock,
                        Traces.none(),
                        properties)
                .aggregates("counters", Counter.class, states);
    }

    /** How many counters have events that wait. */
    long pending() {
        return database.getCollection("counters")
                .countDocuments(new Document("outbox.pending", new Document("$exists", true)));
    }

    /** How many buckets an instance holds by the store's account. */
    long bucketsOf(String owner) {
        return database.getCollection("outboxLeases")
                .countDocuments(new Document("owner", owner)
                        .append("until", new Document("$gt", java.util.Date.from(clock.instant()))));
    }

    List<Long> published(String id) {
        return events.of(topic, id).stream().map(TestEvents.Published::sequence).toList();
    }

    @Override
    public void close() throws Exception {
        for (var part : open) {
            part.close();
        }
        events.close();
        client.close();
    }
}
