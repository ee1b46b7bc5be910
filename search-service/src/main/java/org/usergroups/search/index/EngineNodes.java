package org.usergroups.search.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine's nodes, which share the calls. One that has failed rests: while it does, it is asked only after all others. */
final class EngineNodes<N> {

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
        var first = Math.floorMod(calls.getAndIncrement(), nodes.size());
        var turn = new ArrayList<>(nodes.subList(first, nodes.size()));
        turn.addAll(nodes.subList(0, first));
        if (!restingUntil.isEmpty()) {
            var now = clock.instant();
            turn.sort(Comparator.comparing(node -> isResting(node, now)));
        }
        return turn;
    }

    private boolean isResting(N node, Instant now) {
        var until = restingUntil.get(node);
        return until != null && now.isBefore(until);
    }

    void failed(N node) {
        restingUntil.put(node, clock.instant().plus(REST));
    }

    void answered(N node) {
        restingUntil.remove(node);
    }
}
