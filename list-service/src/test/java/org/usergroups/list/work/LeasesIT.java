package org.usergroups.list.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.testing.FaultProxy;
import org.usergroups.platform.testing.RunningBackends;

/** Two instances: the store of the one goes away and comes back, that of the other is there all the time. */
class LeasesIT {

    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FaultProxy proxy;
    private MongoClient near;
    private MongoClient far;
    private Leases one;
    private Leases other;

    @BeforeEach
    void twoInstances() {
        var store = new ConnectionString(RunningBackends.shared().mongo());
        var host = Objects.requireNonNull(store.getHosts()).getFirst().split(":");
        proxy = FaultProxy.to(host[0], Integer.parseInt(host[1]));
        near = MongoClients.create(store);
        far = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString("mongodb://127.0.0.1:" + proxy.port() + "/?directConnection=true"))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(100, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(100, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(50, TimeUnit.MILLISECONDS))
                .build());
        var database = "leases-" + UUID.randomUUID();
        // The first connection takes longer than the time that a later one gets.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !far.getDatabase(database)
                        .runCommand(new Document("ping", 1))
                        .isEmpty());
        one = new Leases(far.getDatabase(database), InstantSource.system());
        other = new Leases(near.getDatabase(database), InstantSource.system());
    }

    @AfterEach
    void nothingIsOpen() {
        far.close();
        near.close();
        proxy.close();
    }

    @Test
    void leaseOutlivesAStoreThatIsAwayForAMoment() {
        try (var held = one.hold("post", LENGTH).orElseThrow()) {
            proxy.cut();
            await().during(LENGTH.dividedBy(2)).atMost(PATIENCE).until(held::isHeld);
            proxy.heal();

            await().during(LENGTH.multipliedBy(2))
                    .atMost(PATIENCE)
                    .until(() -> held.isHeld() && other.hold("post", LENGTH).isEmpty());
        }
        assertThat(other.hold("post", LENGTH)).isPresent();
    }

    @Test
    void leaseThatHasRunOutIsNeverHeldAgain() {
        try (var held = one.hold("post", LENGTH).orElseThrow()) {
            proxy.cut();
            await().atMost(PATIENCE).until(() -> !held.isHeld());

            try (var taken = await().atMost(PATIENCE)
                    .until(() -> other.hold("post", LENGTH), java.util.Optional::isPresent)
                    .orElseThrow()) {
                proxy.heal();
                await().during(LENGTH).atMost(PATIENCE).until(() -> taken.isHeld() && !held.isHeld());
            }
            assertThat(held.isHeld()).isFalse();
        }
    }
}
