package org.usergroups.search.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's nodes, which share the calls. One that has failed rests: while it does, it is asked only after all others, and when it has
 * rested, one call finds out for all whether it is back.
 */
final class EngineNodes<N> {

    private static final Logger log = LoggerFactory.getLogger(EngineNodes.class);
    private static final Duration REST = Duration.ofSeconds(30);

    private final List<N> nodes;
    private final InstantSource clock;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<N, Instant> restingUntil = new ConcurrentHashMap<>();

    EngineNodes(List<N> nodes, InstantSource clock) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("There is no address of the search engine");
        }
        this.nodes = List.copyOf(nodes);
        this.clock = clock;
    }

    /** All of them, in the order in which the next call should try them. */
    List<N> inTurn() {
        if (nodes.size() == 1) {
            return nodes;
        }
        var now = clock.instant();
        var returning = new ArrayList<N>();
        var living = new ArrayList<N>();
        var resting = new ArrayList<N>();
        for (var node : nodes) {
            var until = restingUntil.get(node);
            if (until == null) {
                living.add(node);
            } else if (!now.isBefore(until) && restingUntil.replace(node, until, now.plus(REST))) {
                returning.add(node);
            } else {
                resting.add(node);
            }
        }
        Collections.rotate(living, -Math.floorMod(calls.getAndIncrement(), Math.max(1, living.size())));
        returning.addAll(living);
        returning.addAll(resting);
        return returning;
    }

    void failed(N node) {
        if (restingUntil.put(node, clock.instant().plus(REST)) == null) {
            log.warn("The search engine does not answer at {}", node);
        }
    }

    void answered(N node) {
        if (!restingUntil.isEmpty() && restingUntil.remove(node) != null) {
            log.info("The search engine answers at {} again", node);
        }
    }
}
