package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void wordsStandToTheLeftAndNumbersToTheRight() {
        var table =
                new Table("process", "lost", "s").row("roster-service", 0, 9.96).row("portal", 12, 110.0);
        assertThat(table).hasToString("""
                process         lost      s
                roster-service     0   10.0
                portal            12  110.0
                """);
    }

    @Test
    void whatWasNotMeasuredIsADash() {
        assertThat(new Table("p50 ms").row(Double.NaN).row(1.5)).hasToString("""
                p50 ms
                     -
                   1.5
                """);
    }

    @Test
    void aCellStaysOnItsLine() {
        assertThat(new Table("reason").row("two\nlines")).hasToString("reason\ntwo lines\n");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        var table = new Table("one", "two");
        assertThatThrownBy(() -> table.row(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHeadingSaysWhatTheFiguresDependOn() {
        assertThat(Table.heading("bench memory", Instant.parse("2026-11-23T10:00:00.5Z")))
                .contains(
                        "bench memory",
                        "2026-11-23T10:00:00Z",
                        " cores",
                        Runtime.version().toString());
    }
}
