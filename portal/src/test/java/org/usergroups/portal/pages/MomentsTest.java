package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .isEqualTo("Wednesday, 3 March 2027, 08:30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Wednesday, 3 March 2027, 08:30 | Tuesday 1 December, 19:00 | 3 March 2027 | March 2027 | 3 | Mar | Lisbon
            de | Mittwoch, 3. März 2027, 08:30 | Dienstag, 1. Dezember, 19:00 | 3. März 2027 | März 2027 | 3 | Mär | Lissabon
            es | miércoles, 3 de marzo de 2027, 8:30 | martes, 1 de diciembre, 19:00 | 3 de marzo de 2027 | marzo de 2027 | 3 | mar | Lisboa
            fr | mercredi 3 mars 2027, 08:30 | mardi 1 décembre, 19:00 | 3 mars 2027 | mars 2027 | 3 | mars | Lisbonne
            pt | quarta-feira, 3 de março de 2027, 08:30 | terça-feira, 1 de dezembro, 19:00 | 3 de março de 2027 | março de 2027 | 3 | mar. | Lisboa
            ja | 2027年3月3日水曜日 8:30 | 12月1日火曜日 19:00 | 2027年3月3日 | 2027年3月 | 3日 | 3月 | リスボン
            """)
    void everyLanguageHasItsOwnOrder(
            String language,
            String withYear,
            String thisYear,
            String day,
            String monthOfYear,
            String dayOfMonth,
            String month,
            String place) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        Instant march = Instant.parse("2027-03-03T08:30:00Z");

        assertThat(moments.meeting(march, "UTC")).isEqualTo(withYear);
        assertThat(moments.meeting(Instant.parse("2026-12-01T19:00:00Z"), "UTC"))
                .isEqualTo(thisYear);
        assertThat(moments.day(march)).isEqualTo(day);
        assertThat(moments.monthOfYear(march)).isEqualTo(monthOfYear);
        assertThat(moments.dayOfMonth(march, "UTC")).isEqualTo(dayOfMonth);
        assertThat(moments.month(march, "UTC")).isEqualTo(month);
        assertThat(moments.place("Europe/Lisbon")).isEqualTo(place);
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
