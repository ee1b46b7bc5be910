package org.usergroups.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguagesTest {
    @Test
    void theAddressWinsOverTheCookieAndTheCookieOverTheBrowser() {
        assertThat(Languages.ofPage(request("q=sql&lang=ja", "fr", "de"))).isEqualTo(Locale.JAPANESE);
        assertThat(Languages.ofPage(request("q=sql", "fr", "de"))).isEqualTo(Locale.FRENCH);
        assertThat(Languages.ofPage(request(null, null, "de"))).isEqualTo(Locale.GERMAN);
        assertThat(Languages.ofPage(request(null, null, null))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aRegionIsItsLanguageAndTheDearestThatIsOfferedCounts() {
        assertThat(Languages.ofPage(request(null, null, "pt-BR, en;q=0.5"))).isEqualTo(Locale.of("pt"));
        assertThat(Languages.ofPage(request(null, null, "fi, en;q=0.3, es-419;q=0.8")))
                .isEqualTo(Locale.of("es"));
        assertThat(Languages.ofPage(request("lang=de-AT", null, null))).isEqualTo(Locale.GERMAN);
    }

    @Test
    void whatCannotBeReadOrIsNotOfferedIsPassedOver() {
        assertThat(Languages.ofPage(request("lang=it", "x_y;", "fi, ;;q=, de"))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.ofPage(request("lang=it", "tlh", "de"))).isEqualTo(Locale.GERMAN);
        assertThat(Languages.ofPage(request("lang=%zz&lang", null, "de"))).isEqualTo(Locale.GERMAN);
        assertThat(Languages.ofPage(request(null, null, "de".repeat(300)))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void wordsOfAGroupFollowTheCookieBeforeTheBrowserToo() {
        assertThat(Languages.of(null, request(null, "fr", "it, de;q=0.5")))
                .extracting(Locale.LanguageRange::getRange)
                .containsExactly("fr", "it", "de");
        assertThat(Languages.of("cy", request(null, "fr", "it")))
                .extracting(Locale.LanguageRange::getRange)
                .containsExactly("cy");
    }

    private static MockHttpServletRequest request(
            @Nullable String query, @Nullable String kept, @Nullable String accepted) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/search");
        request.setQueryString(query);
        if (kept != null) {
            request.setCookies(new Cookie(Languages.COOKIE, kept));
        }
        if (accepted != null) {
            request.addHeader("Accept-Language", accepted);
        }
        return request;
    }
}
