package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsADurationThatOccurred() {
        var latencies = of(15, 20, 35, 40, 50);
        assertThat(latencies.percentile(5)).isEqualTo(15);
        assertThat(latencies.percentile(30)).isEqualTo(20);
        assertThat(latencies.percentile(40)).isEqualTo(20);
        assertThat(latencies.percentile(50)).isEqualTo(35);
        assertThat(latencies.percentile(100)).isEqualTo(50);
    }

    @Test
    void theOrderInWhichTheyCameDoesNotMatter() {
        assertThat(of(50, 15, 40, 20, 35).percentile(95)).isEqualTo(50);
    }

    @Test
    void oneInAHundredIsTheNinetyNinth() {
        var latencies = new Latencies();
        for (var millis = 1; millis <= 10_000; millis++) {
            latencies.add(millis * 1_000_000L);
        }
        assertThat(latencies.count()).isEqualTo(10_000);
        assertThat(latencies.percentile(99)).isEqualTo(9_900);
        assertThat(latencies.percentile(50)).isEqualTo(5_000);
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(new Latencies().percentile(95)).isNaN();
    }

    @Test
    void aPercentileOutOfRangeIsRefused() {
        assertThatThrownBy(() -> of(1).percentile(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(1).percentile(100.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Latencies of(long... millis) {
        var latencies = new Latencies();
        for (var each : millis) {
            latencies.add(each * 1_000_000);
        }
        return latencies;
    }
}
