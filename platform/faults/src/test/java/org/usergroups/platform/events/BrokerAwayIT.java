package org.usergroups.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usergroups.deploy.local.BackendsProcess;
import org.usergroups.deploy.local.Server;
import org.usergroups.platform.events.OutboxFixture.Counter;
import org.usergroups.platform.testing.ProjectRoot;
import org.usergroups.platform.testing.RunningBackends;

class BrokerAwayIT {

    private static final Duration AWAY = Duration.ofMinutes(1);
    private static final int AGGREGATES = 50;
    private static final int CHANGES = 20;

    @Test
    void thousandCommandsAreAcceptedWhileTheBrokerIsAwayAndArriveInOrderAfterwards(@TempDir Path data)
            throws Exception {
        try (var broker = BackendsProcess.in(ProjectRoot.find(), data)
                        .only(Server.KAFKA)
                        .start();
                var fixture = new OutboxFixture(
                        broker.addresses().kafka(), RunningBackends.shared().mongo(), Map.of())) {
            var relay = fixture.relay("one", fixture.publisher());
            var counters = fixture.counters(relay);
            relay.start();
            counters.create("before", new Counter(0, ""));
            await().until(() -> fixture.pending() == 0);

            broker.kill();
            var killedAt = Instant.now();
            var ids = IntStream.range(0, AGGREGATES)
                    .mapToObj(number -> "counter-" + number)
                    .toList();
            ids.forEach(id -> counters.create(id, new Counter(0, "")));
            for (var change = 1; change < CHANGES; change++) {
                ids.forEach(id -> counters.change(id, counter -> new Counter(counter.count() + 1, "")));
            }
            assertThat(fixture.pending()).isEqualTo(AGGREGATES);
            await().atMost(AWAY.plusSeconds(5)).until(() -> Instant.now().isAfter(killedAt.plus(AWAY)));
            broker.restart();

            await().atMost(Duration.ofMinutes(1)).until(() -> fixture.pending() == 0);
            var all = LongStream.rangeClosed(1, CHANGES).boxed().toList();
            ids.forEach(
                    id -> assertThat(fixture.published(id).stream().distinct().toList())
                            .isEqualTo(all));
        }
    }
}
