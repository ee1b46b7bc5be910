package org.usergroups.platform.events.outbox;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * For operators: {@code GET /actuator/outbox} tells what waits and what is parked, {@code POST /actuator/outbox/{id}} retries one of
 * them, {@code POST /actuator/outbox} all.
 */
@Endpoint(id = "outbox")
public final class OutboxEndpoint {

    private final OutboxRelay relay;

    public OutboxEndpoint(OutboxRelay relay) {
        this.relay = relay;
    }

    /** The state of the outbox; the age is in seconds. */
    public record State(long pending, long oldestSeconds, long published, List<Backlog.Parked> parked) {}

    /** Whether a parked aggregate was found and is tried again. */
    public record Retried(String id, boolean found) {}

    @ReadOperation
    public State state() {
        var backlog = relay.backlog();
        return new State(
                backlog.pendingCount(), backlog.oldestAge().toSeconds(), relay.publishedCount(), backlog.parked());
    }

    /** How many parked aggregates are tried again. */
    public record AllRetried(int count) {}

    @WriteOperation
    public AllRetried retryAll() {
        return new AllRetried(relay.backlog().retryAll());
    }

    @WriteOperation
    public Retried retry(@Selector String id) {
        return new Retried(id, relay.backlog().retry(id));
    }
}
