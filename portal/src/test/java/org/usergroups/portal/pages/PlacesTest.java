package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class PlacesTest {
    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void namesAreInTheOrderOfTheirLanguage() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        Places places = new Places();

        assertThat(Stream.of("ZW", "EG", "AT", "BR").map(places::country).sorted(places.byName()))
                .containsExactly("Ägypten", "Brasilien", "Österreich", "Simbabwe");
        assertThat(places.countries().getFirst().name()).isEqualTo("Afghanistan");
    }
}
