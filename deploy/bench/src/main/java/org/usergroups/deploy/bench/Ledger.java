package org.usergroups.deploy.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What was acknowledged, in which phase of the killing. */
final class Ledger implements Edits.Observer {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Phase> phases = new ArrayList<>();
    private final List<Acknowledged> edits = new ArrayList<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Tally refusals = new Tally();
    private long lastAcknowledged = System.nanoTime();

    /** An acknowledged edit and the phase in which it was. */
    record Acknowledged(Edits.Edit edit, Phase phase) {}

    /** From one kill to the next. */
    static final class Phase {

        private final String name;
        private long acknowledged;
        private long refused;
        private long givenUp;
        private long longestPause;

        private Phase(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        long acknowledged() {
            return acknowledged;
        }

        long refused() {
            return refused;
        }

        long givenUp() {
            return givenUp;
        }

        double longestPauseSeconds() {
            return longestPause / 1e9;
        }
    }

    Phase begin(String name) {
        return locked(() -> {
            var phase = new Phase(name);
            phases.add(phase);
            return phase;
        });
    }

    @Override
    public void acknowledged(Edits.Edit edit) {
        locked(() -> {
            var phase = phases.getLast();
            phase.acknowledged++;
            phase.longestPause = Math.max(phase.longestPause, edit.acknowledgedAt() - lastAcknowledged);
            lastAcknowledged = Math.max(lastAcknowledged, edit.acknowledgedAt());
            return edits.add(new Acknowledged(edit, phase));
        });
    }

    @Override
    public void refused(String reason) {
        refusals.add(reason);
        locked(() -> phases.getLast().refused++);
    }

    @Override
    public void givenUp(String reason) {
        refusals.add("given up: " + reason);
        locked(() -> phases.getLast().givenUp++);
    }

    @Override
    public void forgotten(List<String> words) {
        locked(() -> forgotten.addAll(words));
    }

    List<Acknowledged> edits() {
        return locked(() -> List.copyOf(edits));
    }

    boolean isForgotten(String word) {
        return locked(() -> forgotten.contains(word));
    }

    Tally refusals() {
        return refusals;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
