package org.usergroups.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.events.OutboxFixture.Counter;
import org.usergroups.platform.events.inbound.Projection;
import org.usergroups.platform.events.outbox.EventPublisher;
import org.usergroups.platform.testing.FaultProxy;
import org.usergroups.platform.testing.RunningBackends;

/** The relay's promises on a real broker and a real store. */
class OutboxIT {

    private OutboxFixture fixture;

    @BeforeEach
    void openFixture() throws Exception {
        fixture = new OutboxFixture(
                RunningBackends.shared().kafka(),
                RunningBackends.shared().mongo(),
                Map.of("max.message.bytes", "20000"));
    }

    @AfterEach
    void closeFixture() throws Exception {
        fixture.close();
    }

    @Test
    void everyChangeIsPublishedInOrderAndLeavesTheOutbox() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay);
        relay.start();
        for (var id : List.of("a", "b", "c")) {
            counters.create(id, new Counter(0, ""));
            IntStream.range(0, 30)
                    .forEach(ignored -> counters.change(id, counter -> new Counter(counter.count() + 1, "")));
        }
        awaitEmptyOutbox();
        for (var id : List.of("a", "b", "c")) {
            assertThat(fixture.published(id)).isEqualTo(sequences(1, 31));
            assertThat(fixture.events
                            .of(fixture.topic, id)
                            .getLast()
                            .content()
                            .path("count")
                            .asInt())
                    .isEqualTo(30);
        }
    }

    @Test
    void ofManyThatAreCreatedTogetherOneThatCannotBeKeepsBackNoOther() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay);
        counters.create("b", new Counter(7, ""));
        var states = new LinkedHashMap<String, Counter>();
        states.put("a", new Counter(1, ""));
        states.put("b", new Counter(2, ""));
        states.put("c", new Counter(-1, ""));
        states.put("d", new Counter(4, ""));
        var failures = counters.createAll(states);
        assertThat(failures.keySet()).containsExactlyInAnyOrder("b", "c");
        assertThat(failures.get("b")).isInstanceOf(AlreadyExists.class);
        assertThat(failures.get("c")).isInstanceOf(UnpublishableEvent.class);
        relay.start();
        awaitEmptyOutbox();
        assertThat(counters.find("b").orElseThrow().state().count()).isEqualTo(7);
        assertThat(fixture.published("a")).isEqualTo(sequences(1, 1));
        assertThat(fixture.published("c")).isEmpty();
        assertThat(fixture.published("d")).isEqualTo(sequences(1, 1));
    }

    @Test
    void staleSaveWritesNeitherStateNorEvent() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay);
        var first = counters.create("a", new Counter(0, ""));
        counters.save(first, new Counter(1, ""));
        assertThatThrownBy(() -> counters.save(first, new Counter(2, ""))).isInstanceOf(StaleVersion.class);
        relay.start();
        awaitEmptyOutbox();
        assertThat(fixture.published("a")).isEqualTo(sequences(1, 2));
        assertThat(counters.find("a").orElseThrow().state().count()).isEqualTo(1);
    }

    @Test
    void eventThatBreaksItsContractIsRefusedBeforeTheWrite() {
        var counters = fixture.counters(fixture.relay("one", fixture.publisher()));
        assertThatThrownBy(() -> counters.create("a", new Counter(-1, ""))).isInstanceOf(UnpublishableEvent.class);
        assertThat(counters.find("a")).isEmpty();
    }

    @Test
    void deletionIsPublishedWithATombstoneAndThenOnlyIdAndVersionAreLeft() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay);
        relay.start();
        var created = counters.create("a", new Counter(0, ""));
        counters.delete(created);
        assertThat(counters.find("a")).isEmpty();
        await().untilAsserted(() -> assertThat(
                        fixture.database.getCollection("counters").find())
                .containsExactly(new Document("_id", "a").append("version", 2L).append("deleted", true)));
        var published = fixture.events.of(fixture.topic, "a");
        assertThat(published)
                .extracting(event -> event.type())
                .last()
                .isEqualTo("org.usergroups.test.counter.deleted.v1");
        assertThat(published.getLast().data()).isNull();
    }

    @Test
    void idOfADeletedAggregateStaysTakenAndItsUniqueFieldIsFreeAgain() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay).unique("text");
        relay.start();
        counters.delete(counters.create("a", new Counter(0, "address")));
        counters.delete(counters.create("b", new Counter(0, "other address")));
        await().until(() -> fixture.pending() == 0);
        assertThatThrownBy(() -> counters.create("a", new Counter(0, "new"))).isInstanceOf(AlreadyExists.class);
        counters.create("c", new Counter(0, "address"));
        assertThatThrownBy(() -> counters.create("d", new Counter(0, "address")))
                .isInstanceOf(AlreadyExists.class);
    }

    @Test
    void lastCommandBeforeAStopIsPublished() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay);
        relay.start();
        IntStream.range(0, 50).forEach(number -> counters.create("last-" + number, new Counter(number, "")));
        relay.stop();
        assertThat(fixture.pending()).isZero();
    }

    @Test
    void crashBetweenPublishingAndRemovalRepeatsTheEventAndLosesNone() {
        // Sends for real, and never hears the acknowledgement: as if the process had ended in between.
        var publisher = fixture.publisher();
        var sent = new CountDownLatch(1);
        var crashing = fixture.relay("crashing", new EventPublisher() {
            @Override
            public Future<?> send(ProducerRecord<String, byte[]> event) {
                return CompletableFuture.runAsync(() -> {
                            join(publisher.send(event));
                            sent.countDown();
                        })
                        .thenCompose(done -> new CompletableFuture<Void>());
            }

            @Override
            public void close() {}
        });
        var counters = fixture.counters(crashing);
        crashing.start();
        counters.create("a", new Counter(0, ""));
        await().until(() -> sent.getCount() == 0);
        crashing.stop();
        assertThat(fixture.pending()).isEqualTo(1);

        var next = fixture.relay("next", fixture.publisher());
        fixture.counters(next).change("a", counter -> new Counter(1, ""));
        fixture.clock.advance(OutboxFixture.LEASE.multipliedBy(2));
        next.start();
        awaitEmptyOutbox();
        assertThat(fixture.published("a")).containsExactly(1L, 1L, 2L);
    }

    @Test
    void relayWhoseLeaseEndsWhileItSendsStopsAndKeepsWhatItHasNotSent() {
        var publisher = fixture.publisher();
        var sends = new AtomicInteger();
        var slow = fixture.relay("slow", delaying(publisher, event -> {
            sends.incrementAndGet();
            fixture.clock.advance(OutboxFixture.LEASE);
        }));
        var counters = fixture.counters(slow);
        var created = counters.create("a", new Counter(0, ""));
        counters.save(created, new Counter(1, ""));
        slow.start();
        // The second event is sent only under a new lease: the first round ends after one.
        await().until(() -> sends.get() >= 1);
        awaitEmptyOutbox();
        assertThat(fixture.published("a")).containsExactly(1L, 2L);
    }

    @Test
    void zombieThatWakesUpLateRepeatsAnOldEventAndHarmsNothing() {
        var publisher = fixture.publisher();
        var asleep = new CountDownLatch(1);
        var wakeUp = new CountDownLatch(1);
        var zombie = fixture.relay("zombie", delaying(publisher, event -> {
            asleep.countDown();
            join(CompletableFuture.runAsync(() -> await().forever().until(() -> wakeUp.getCount() == 0)));
        }));
        var counters = fixture.counters(zombie);
        counters.create("a", new Counter(0, ""));
        zombie.start();
        await().until(() -> asleep.getCount() == 0);

        fixture.clock.advance(OutboxFixture.LEASE.multipliedBy(3));
        var heir = fixture.relay("heir", fixture.publisher());
        var same = fixture.counters(heir);
        heir.start();
        same.change("a", counter -> new Counter(1, ""));
        same.change("a", counter -> new Counter(2, ""));
        await().until(() -> fixture.published("a").size() >= 3);
        wakeUp.countDown();
        await().until(() -> fixture.published("a").size() >= 4);
        awaitEmptyOutbox();

        var published = fixture.events.of(fixture.topic, "a");
        assertThat(published).extracting(event -> event.sequence()).containsExactly(1L, 2L, 3L, 1L);
        var copy = new Projection<>(fixture.database, "copies", Counter.class);
        published.forEach(event -> copy.apply(
                "a", event.sequence(), new Counter(event.content().path("count").asInt(), "")));
        assertThat(copy.find("a").orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void poisonEventParksOnlyItsOwnAggregateUntilItIsRetried() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay);
        relay.start();
        // Larger than this topic takes: the broker refuses it for good.
        counters.create("poison", new Counter(0, "x".repeat(50_000)));
        counters.create("healthy", new Counter(0, ""));
        await().until(() -> relay.backlog().parkedCount() == 1);
        assertThat(relay.backlog().parked()).extracting(parked -> parked.id()).containsExactly("poison");
        counters.change("healthy", counter -> new Counter(1, ""));
        await().until(() -> fixture.published("healthy").equals(sequences(1, 2)));
        assertThat(fixture.published("poison")).isEmpty();
        assertThat(relay.backlog().retryAll()).isEqualTo(1);
        await().until(() -> relay.backlog().parkedCount() == 1);
        assertThat(relay.backlog().retry("poison")).isTrue();
        await().until(() -> relay.backlog().parkedCount() == 1);
        assertThat(relay.backlog().retry("nobody")).isFalse();
    }

    @Test
    void everyParkedAggregateIsTriedOnceHoweverSoonItIsParkedAgain() {
        var relay = fixture.relay("one", fixture.publisher());
        var counters = fixture.counters(relay);
        relay.start();
        for (var number = 0; number < 3; number++) {
            counters.create("poison-" + number, new Counter(0, "x".repeat(50_000)));
        }
        await().until(() -> relay.backlog().parkedCount() == 3);
        assertThat(relay.backlog().retryAll()).isEqualTo(3);
        await().until(() -> relay.backlog().parkedCount() == 3);
    }

    @Test
    void connectionToTheStoreThatBreaksAgainAndAgainLosesNoAcknowledgedChange() throws Exception {
        var store = new ConnectionString(RunningBackends.shared().mongo());
        var host = java.util.Objects.requireNonNull(store.getHosts()).getFirst().split(":");
        try (var proxy = FaultProxy.to(host[0], Integer.parseInt(host[1]));
                var behind = new OutboxFixture(
                        RunningBackends.shared().kafka(), "mongodb://127.0.0.1:" + proxy.port(), Map.of())) {
            var relay = behind.relay("one", behind.publisher());
            var counters = behind.counters(relay);
            relay.start();
            counters.create("a", new Counter(0, ""));
            var acknowledged = 0;
            var broken = 0;
            for (var round = 0; round < 10; round++) {
                try {
                    counters.change("a", counter -> next(counter));
                    acknowledged++;
                    // The connection breaks while the write is under way, or just before it.
                    var before = round % 2 == 0;
                    counters.change("a", counter -> {
                        if (before) {
                            proxy.reset();
                        } else {
                            Thread.startVirtualThread(proxy::reset);
                        }
                        return next(counter);
                    });
                    acknowledged++;
                } catch (MongoException unknown) {
                    // Made or not: nobody has promised anything.
                    broken++;
                }
            }
            assertThat(broken).as("changes whose connection broke").isPositive();
            await().atMost(Duration.ofSeconds(20)).until(() -> behind.pending() == 0);
            var stored = counters.find("a").orElseThrow();
            assertThat(stored.state().count()).isBetween(acknowledged, acknowledged + broken);
            var published = behind.published("a");
            assertThat(published.stream().distinct())
                    .isSorted()
                    .containsExactlyElementsOf(sequences(1, stored.version()));
        }
    }

    @Test
    void twoInstancesShareTheBucketsAndKeepTheOrder() {
        var one = fixture.relay("one", fixture.publisher());
        var two = fixture.relay("two", fixture.publisher());
        var counters = fixture.counters(one);
        fixture.counters(two);
        one.start();
        two.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> fixture.bucketsOf("one") == 8 && fixture.bucketsOf("two") == 8);
        var ids = IntStream.range(0, 40).mapToObj(number -> "counter-" + number).toList();
        ids.forEach(id -> counters.create(id, new Counter(0, "")));
        for (var round = 0; round < 4; round++) {
            ids.forEach(id -> counters.change(id, counter -> new Counter(counter.count() + 1, "")));
        }
        awaitEmptyOutbox();
        ids.forEach(id -> assertThat(fixture.published(id)).isEqualTo(sequences(1, 5)));
        assertThat(one.publishedCount()).isPositive();
        assertThat(two.publishedCount()).isPositive();
    }

    private static Counter next(Counter counter) {
        return new Counter(counter.count() + 1, "");
    }

    private void awaitEmptyOutbox() {
        await().atMost(Duration.ofSeconds(30)).until(() -> fixture.pending() == 0);
    }

    private static List<Long> sequences(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static EventPublisher delaying(
            EventPublisher publisher, java.util.function.Consumer<ProducerRecord<String, byte[]>> before) {
        return new EventPublisher() {
            @Override
            public Future<?> send(ProducerRecord<String, byte[]> event) {
                before.accept(event);
                return publisher.send(event);
            }

            @Override
            public void close() {}
        };
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
