package org.usergroups.platform.events.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;

/** How long after it has happened an event is handled, as the metric {@code usergroups.inbound.delay} of each consumer group. */
public final class Delays {

    private final MeterRegistry meters;
    private final InstantSource clock;

    public Delays(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Events that happened at these times have been handled. */
    void handled(String group, Collection<String> times) {
        var timer = Timer.builder("usergroups.inbound.delay")
                .description("From the change of an aggregate until a consumer has handled it")
                .tag("group", group)
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters);
        var now = clock.instant();
        for (var time : times) {
            try {
                timer.record(Duration.between(Instant.parse(time), now));
            } catch (DateTimeException unreadable) {
                // The clock of whoever wrote it is not ours to judge.
            }
        }
    }
}
