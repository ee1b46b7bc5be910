package org.usergroups.platform.events.inbound;

import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * For operators: {@code GET /actuator/deadletters} counts what waits in each topic, {@code POST /actuator/deadletters/{topic}} hands
 * it to its handler again.
 */
@Endpoint(id = "deadletters")
public final class DeadLetterEndpoint {

    private final InboundEvents events;
    private final DeadLetters deadLetters;
    private final List<String> topics;

    public DeadLetterEndpoint(InboundEvents events, DeadLetters deadLetters, List<String> topics) {
        this.events = events;
        this.deadLetters = deadLetters;
        this.topics = topics;
    }

    /** How many letters the handler took; those still broken are dead letters again. */
    public record Replayed(String topic, int letters) {}

    @ReadOperation
    public Map<String, Long> depths() {
        return deadLetters.depths(topics);
    }

    @WriteOperation
    public Replayed replay(@Selector String topic) {
        return new Replayed(topic, events.replay(topic));
    }
}
