package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class MomentsTest {
    private final Moments moments = new Moments(InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));

    @BeforeEach
    void english() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aMeetingIsToldInItsOwnZone() {
        assertThat(moments.meeting(Instant.parse("2026-12-01T19:00:00Z"), "Africa/Nairobi"))
                .isEqualTo("Tuesday 1 December, 22:00");
        assertThat(moments.meeting(Instant.parse("2027-03-02T23:30:00Z"), "Asia/Tokyo"))
                .isEqualTo("Wednesday 3 March 2027, 08:30");
    }

    @Test
    void anUnknownZoneIsUtc() {
        assertThat(moments.meeting(Instant.parse("2026-12-01T19:00:00Z"), "Mars/Base"))
                .isEqualTo("Tuesday 1 December, 19:00");
        assertThat(moments.place("America/Argentina/Buenos_Aires")).isEqualTo("Buenos Aires");
        assertThat(moments.place(null)).isEqualTo("UTC");
    }

    @Test
    void soonIsWithinAWeek() {
        assertThat(moments.isSoon(Instant.parse("2026-11-29T12:00:00Z"))).isTrue();
        assertThat(moments.isSoon(Instant.parse("2026-12-01T12:00:00Z"))).isFalse();
        assertThat(moments.isSoon(Instant.parse("2026-11-22T12:00:00Z"))).isFalse();
    }
}
