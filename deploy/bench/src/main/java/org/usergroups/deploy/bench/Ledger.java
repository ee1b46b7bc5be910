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
    private final Set<String> forgotten = new HashSet<>();
    private final Tally refusals = new Tally();
    private long lastAcknowledged = System.nanoTime();

    /** From one kill to the next. */
    static final class Phase {

        private final String name;
        private final List<Edits.Edit> edits = new ArrayList<>();
        private long refused;
        private long givenUp;
        private long longestPause;

        private Phase(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        /** The edits that were acknowledged; complete once no edit runs any more. */
        List<Edits.Edit> edits() {
            return List.copyOf(edits);
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
            phase.longestPause = Math.max(phase.longestPause, edit.acknowledgedAt() - lastAcknowledged);
            lastAcknowledged = Math.max(lastAcknowledged, edit.acknowledgedAt());
            return phase.edits.add(edit);
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

    List<Edits.Edit> edits() {
        return locked(
                () -> phases.stream().flatMap(phase -> phase.edits.stream()).toList());
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
