package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.usergroups.portal.PortalProperties;

class LanguageLinksTest {
    private static final URI ANYWHERE = URI.create("http://127.0.0.1");
    private static final PortalProperties PROPERTIES = new PortalProperties(
            ANYWHERE,
            null,
            new PortalProperties.Services(ANYWHERE, ANYWHERE, ANYWHERE, ANYWHERE, ANYWHERE),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1,
            PortalProperties.Sessions.MEMORY);

    private final LanguageLinks languages = new LanguageLinks(PROPERTIES);

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({"en, ltr", "ja, ltr", "ar, rtl", "he, rtl", "fa, rtl", "ur, rtl"})
    void aPageRunsFromTheSideOnWhichItsLanguageBegins(String language, String direction) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(languages.current()).isEqualTo(language);
        assertThat(languages.direction()).isEqualTo(direction);
    }

    @Test
    void everyLanguageIsOfferedUnderItsOwnName() {
        assertThat(languages.choices())
                .extracting(LanguageLinks.Choice::name)
                .containsExactly("English", "Deutsch", "Español", "Français", "Português", "日本語");
    }
}
