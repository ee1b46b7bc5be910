package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    private static final Countries COUNTRIES = Countries.load();

    @ParameterizedTest
    @CsvSource({
        "de, DE",
        "DEU, DE",
        "deu, DE",
        "Germany, DE",
        "Alemania, DE",
        "Allemagne, DE",
        "ドイツ, DE",
        "Германия, DE",
        "ألمانيا, DE",
        "Elfenbeinküste, CI",
        "elfenbeinkueste, CI",
        "Ivory Coast, CI",
        "Côte d'Ivoire, CI",
        "Burma, MM",
        "UK, GB",
        "U.K., GB",
        "GB, GB",
        "England, GB",
        "Scotland, GB",
        "Wales, GB",
        "Northern Ireland, GB",
        "USA, US",
        "U.S., US",
        "U.S.A., US",
        "United States, US",
        "the Netherlands, NL",
        "Holland, NL",
        "Iran, IR",
        "IRAN, IR",
        "Islamic Republic of Iran, IR",
        "'Iran (Islamic Republic of)', IR",
        "CHINA, CN",
        "China Mainland, CN",
        "CRI, CR",
        "Viet Nam, VN",
        "Vietnam, VN",
        "Russian Federation, RU",
        "Czech Republic, CZ",
        "Turkey, TR",
        "Türkiye, TR",
        "Kosovo, XK",
        "XK, XK",
        "Georgia, GE",
        "Guinea, GN",
        "Niger, NE",
        "Dominica, DM",
        "DR Congo, CD",
        "South Korea, KR",
        "' france ', FR",
        "中国, CN",
        "भारत, IN",
        "Hong Kong, HK",
    })
    void aCountryIsUnderstoodByCodeOrByNameInAnyLanguage(String typed, String code) {
        assertThat(COUNTRIES.codeOf(typed)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Europe",
                "Europa",
                "Africa",
                "World",
                "EU",
                "UN",
                "ZZ",
                "XA",
                "Narnia",
                "Antarctica Inc",
                "419"
            })
    void whatIsNoCountryIsNotTakenForOne(String typed) {
        assertThat(COUNTRIES.codeOf(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Grmany, DE",
        "Deutshland, DE",
        "Frnace, FR",
        "Brasli, BR",
        "Шввеция, SE",
        "Fillippines, PH",
        "Magyarorzság, HU"
    })
    void nameWithASlipIsTakenForTheCountry(String typed, String code) {
        assertThat(COUNTRIES.alike(typed, Typos.allowed(Folding.fold(typed)))).contains(code);
    }

    /** In Javanese the Netherlands are Walanda. */
    @Test
    void slipsAreSeenInNamesOfLanguagesThatManyType() {
        assertThat(COUNTRIES.codeOf("Walanda")).contains("NL");
        assertThat(COUNTRIES.alike("Wakanda", 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT-13, true", "US-OR, true", "GB-ENG, true", "PT-99, false", "PT, false", "pt-13, false", "'', false"})
    void onlyDivisionsOfTheStandardAreSubdivisions(String code, boolean isOne) {
        assertThat(COUNTRIES.isSubdivision(code)).isEqualTo(isOne);
    }

    @Test
    void onlyCountriesAreCodes() {
        var codes = Arrays.stream(Locale.getISOCountries())
                .filter(COUNTRIES::isCode)
                .toList();
        assertThat(codes).containsExactlyInAnyOrder(Locale.getISOCountries());
        assertThat(COUNTRIES.isCode("XK")).isTrue();
        assertThat(COUNTRIES.isCode("de")).isFalse();
        assertThat(COUNTRIES.isCode("EU")).isFalse();
    }

    /** The names that Java shows are from the same source, so all of them must be understood. */
    @Test
    void everyNameThatJavaShowsIsUnderstoodAsThatCountryOrNotAtAll() {
        var understood = 0;
        var all = 0;
        for (var language : new String[] {
            "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa", "hi", "ja", "zh", "ko",
            "sw"
        }) {
            for (var code : Locale.getISOCountries()) {
                var found = COUNTRIES.codeOf(COUNTRIES.name(code, Locale.of(language)));
                all++;
                understood += found.filter(code::equals).isPresent() ? 1 : 0;
            }
        }
        assertThat((double) understood / all).isGreaterThan(0.985);
    }

    @Test
    void aCountryHasANameInEveryLanguage() {
        assertThat(COUNTRIES.name("CI", Locale.GERMAN)).isEqualTo("Côte d’Ivoire");
        assertThat(COUNTRIES.name("DE", Locale.JAPANESE)).isEqualTo("ドイツ");
        assertThat(COUNTRIES.name("XK", Locale.ENGLISH)).isEqualTo("Kosovo");
        assertThat(COUNTRIES.name("FR", Locale.of("qqq"))).isEqualTo("France");
        assertThat(COUNTRIES.name("??", Locale.ENGLISH)).isEqualTo("??");
    }

    @Test
    void aVeryLongNameIsAnsweredFast() {
        assertTimeout(
                Duration.ofMillis(500),
                () -> assertThat(COUNTRIES.codeOf("g".repeat(1_000_000))).isEmpty());
    }
}
