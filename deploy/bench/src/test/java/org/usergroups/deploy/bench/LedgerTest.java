package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final BenchGroup group = new BenchGroup("bench-1", 10, 1);

    @Test
    void anEditBelongsToThePhaseInWhichItWasAcknowledged() {
        var ledger = new Ledger();
        var before = ledger.begin("(before)");
        ledger.acknowledged(edit("one"));
        var kill = ledger.begin("portal");
        ledger.refused("HTTP 503");
        ledger.refused("HTTP 503");
        ledger.acknowledged(edit("two"));
        assertThat(before.edits()).hasSize(1);
        assertThat(before.refused()).isZero();
        assertThat(kill.edits()).hasSize(1);
        assertThat(kill.refused()).isEqualTo(2);
    }

    @Test
    void aLostEditIsCountedOnceWhereverItIsMissing() {
        var ledger = new Ledger();
        var phase = ledger.begin("portal");
        ledger.acknowledged(edit("one"));
        ledger.forgotten(List.of("one"));
        var edits = Set.copyOf(ledger.edits());
        assertThat(ledger.isForgotten("one")).isTrue();
        assertThat(new FinalCheck.Missing(edits, edits).among(phase.edits())).isEqualTo(1);
        assertThat(new FinalCheck.Missing(edits, Set.of()).none()).isFalse();
        assertThat(new FinalCheck.Missing(Set.of(), Set.of()).none()).isTrue();
    }

    private Edits.Edit edit(String word) {
        return new Edits.Edit(group, word, 0, System.nanoTime(), System.nanoTime(), 2);
    }
}
