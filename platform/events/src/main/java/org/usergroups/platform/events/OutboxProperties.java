package org.usergroups.platform.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How events leave the outbox.
 *
 * @param eventsPerAggregate how many unpublished snapshots a document keeps, 1 or more; older ones are dropped, since a newer
 *     snapshot says all of it. Low saves space while the broker is away, high keeps more of the history for readers of every event
 * @param maxEventSize the largest event; must stay below the broker's {@code message.max.bytes}. Times {@code eventsPerAggregate} it
 *     may be 12 MB at most, since a document of MongoDB may have 16
 * @param lease how long an instance owns a bucket without renewal, at least three times the delivery time-out. Short takes over
 *     sooner from a dead instance, long tolerates longer pauses
 * @param deliveryTimeout how long one send may take, retries included, before it counts as failed
 * @param pollMin the pause before looking for events left behind by a crash, right after work was found
 * @param pollMax the same when nothing has been found for a while
 * @param inFlight how many aggregates are sent at the same time
 * @param gather the pause after something was sent: what comes meanwhile is read, sent and taken out of its documents together
 * @param parkAfter how many refusals by the broker park an aggregate
 */
@ConfigurationProperties("usergroups.outbox")
public record OutboxProperties(
        @DefaultValue("40") int eventsPerAggregate,
        @DefaultValue("256KB") DataSize maxEventSize,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("10s") Duration deliveryTimeout,
        @DefaultValue("200ms") Duration pollMin,
        @DefaultValue("5s") Duration pollMax,
        @DefaultValue("64") int inFlight,
        @DefaultValue("25ms") Duration gather,
        @DefaultValue("3") int parkAfter) {

    private static final DataSize LARGEST_OUTBOX = DataSize.ofMegabytes(12);

    public OutboxProperties {
        if (eventsPerAggregate < 1 || eventsPerAggregate * maxEventSize.toBytes() > LARGEST_OUTBOX.toBytes()) {
            throw new IllegalArgumentException(
                    "usergroups.outbox.events-per-aggregate (%d) must be at least 1, and times max-event-size (%s) at most %s"
                            .formatted(eventsPerAggregate, maxEventSize, LARGEST_OUTBOX));
        }
        if (lease.compareTo(deliveryTimeout.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "usergroups.outbox.lease (%s) must be at least three times delivery-timeout (%s)"
                            .formatted(lease, deliveryTimeout));
        }
    }
}
