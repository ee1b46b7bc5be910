package org.usergroups.roster.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-06T08:49:37Z");

    @Test
    void serverSaysSecondsOrADateAndADayIsTheMost() {
        assertThat(RetryAfter.read("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Fri, 06 Nov 2026 08:50:37 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.read("999999999", NOW)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "soon", "99999999999", "Fri, 06 Nov 2026 08:48:37 GMT"})
    void whatSaysNoTimeToComeIsNone(String said) {
        assertThat(RetryAfter.read(said, NOW)).isEmpty();
    }
}
