package org.usergroups.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagePagesTest extends RunningPortal {
    @ParameterizedTest
    @CsvSource({"en, Meetings", "de, Treffen", "es, Encuentros", "fr, Rencontres", "pt, Encontros", "ja, 集まり"})
    void aPageIsInTheLanguageOfItsAddress(String language, String meetings) {
        Browser.Page page = browser.get("/groups/lisbon-query?lang=" + language);

        assertThat(page.document().select("html").attr("lang")).isEqualTo(language);
        assertThat(page.document().select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.document().select("#h-meetings").text()).isEqualTo(meetings);
        assertThat(page.document().select("footer a[aria-current]").attr("hreflang"))
                .isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"de", "es", "fr", "pt", "ja"})
    void noWordIsMissingOnPublicPages(String language) {
        for (String path : new String[] {
            "/",
            "/search?q=sql",
            "/countries/PT",
            "/countries/PT/cities/2267057-lisbon",
            "/near?near=Lisboa",
            "/compare",
            "/groups/lisbon-query",
            "/about",
            "/start",
            "/pins",
            "/mentors",
            "/nowhere"
        }) {
            assertThat(browser.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language)
                            .document()
                            .text())
                    .as(path)
                    .doesNotContain("??");
        }
    }

    @Test
    void whoChoosesALanguageComesBackAndFindsAllPagesInIt() {
        Browser.Page page = browser.get("/groups/lisbon-query?lang=fr");
        Elements german = page.document().select("footer a[hreflang=de]");
        assertThat(german.attr("lang")).isEqualTo("de");
        assertThat(german.text()).isEqualTo("Deutsch");

        Browser.Page back = browser.get(german.attr("href"));

        assertThat(back.uri()).isEqualTo(browser.at("/groups/lisbon-query"));
        assertThat(back.document().select("html").attr("lang")).isEqualTo("de");
        assertThat(browser.get("/about").document().select("h1").text()).isEqualTo("Über uns");
    }

    @Test
    void choosingKeepsTheRestOfTheAddressAndLeadsNowhereElse() {
        assertThat(browser.get("/language/es?to=/search?q%3Dsql%26lang%3Dfr%26type%3Dgroup")
                        .uri())
                .isEqualTo(browser.at("/search?q=sql&type=group"));
        assertThat(browser.get("/language/es?to=https://example.org/").uri()).isEqualTo(browser.at("/"));
        assertThat(browser.get("/language/es?to=//example.org/").uri()).isEqualTo(browser.at("/"));
        assertThat(browser.get("/language/it").status()).isEqualTo(404);
    }

    @Test
    void theCookieIsForThisSiteAndOneYear() throws Exception {
        String href =
                browser.get("/about").document().select("footer a[hreflang=ja]").attr("href");
        assertThat(href).isEqualTo("/language/ja?to=/about");

        HttpResponse<Void> chosen = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(browser.at(href)).build(), HttpResponse.BodyHandlers.discarding());

        assertThat(chosen.headers().firstValue("Set-Cookie").orElse(""))
                .contains("language=ja", "Max-Age=31536000", "Path=/", "HttpOnly", "SameSite=Lax");
        assertThat(chosen.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void aPublicPageNamesItselfInEveryLanguageAndOtherPagesDoNot() {
        Browser.Page page = browser.get("/countries/PT?lang=de");

        assertThat(page.document().select("link[hreflang]"))
                .extracting(link -> link.attr("hreflang") + " " + link.attr("href"))
                .containsExactly(
                        "en " + PORTAL + "/countries/PT?lang=en",
                        "de " + PORTAL + "/countries/PT?lang=de",
                        "es " + PORTAL + "/countries/PT?lang=es",
                        "fr " + PORTAL + "/countries/PT?lang=fr",
                        "pt " + PORTAL + "/countries/PT?lang=pt",
                        "ja " + PORTAL + "/countries/PT?lang=ja",
                        "x-default " + PORTAL + "/countries/PT");
        for (String other :
                new String[] {"/room", "/groups/new", "/pins/new", "/account", "/countries/QQ", "/nowhere"}) {
            assertThat(browser.get(other).document().select("link[hreflang]"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void cachesKnowWhatTheLanguageDependsOn() {
        for (String path : new String[] {"/about", "/embed/groups", "/groups/lisbon-query/badge.svg"}) {
            assertThat(browser.get(path).header("Vary"))
                    .as(path)
                    .containsIgnoringCase("Accept-Language")
                    .containsIgnoringCase("Cookie");
        }
    }

    @Test
    void aBrowserThatSaysNothingElseGetsEnglish() {
        HttpRequest.Builder finnish =
                HttpRequest.newBuilder(browser.at("/about")).header("Accept-Language", "fi, *;q=0.1");

        assertThat(browser.send(finnish).document().select("html").attr("lang")).isEqualTo("en");
    }
}
