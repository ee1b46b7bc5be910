package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void editsAreDueAtEqualDistances() {
        var schedule = new Schedule(1_000, 20);
        assertThat(schedule.due(0)).isEqualTo(1_000);
        assertThat(schedule.due(1)).isEqualTo(50_001_000);
        assertThat(schedule.due(20)).isEqualTo(1_000_001_000);
    }

    @Test
    void aRateThatDividesNoSecondDoesNotDrift() {
        var schedule = new Schedule(0, 7);
        assertThat(schedule.due(7 * 3_600)).isEqualTo(3_600_000_000_000L);
        assertThat(schedule.due(1)).isEqualTo(142_857_142L);
    }

    @Test
    void aClockBelowZeroIsAsGoodAsAnyOther() {
        assertThat(new Schedule(-50_000_000, 20).due(2)).isEqualTo(50_000_000);
    }

    @Test
    void itEndsAfterItsSeconds() {
        var schedule = new Schedule(0, 20);
        assertThat(schedule.countWithin(60)).isEqualTo(1_200);
        assertThat(schedule.due(schedule.countWithin(60))).isEqualTo(60_000_000_000L);
    }

    @Test
    void noRateIsRefused() {
        assertThatThrownBy(() -> new Schedule(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
