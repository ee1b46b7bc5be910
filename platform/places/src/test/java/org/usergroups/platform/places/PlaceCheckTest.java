package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.usergroups.platform.places.Verdict.Agrees;
import org.usergroups.platform.places.Verdict.Disagrees;
import org.usergroups.platform.places.Verdict.Reason;
import org.usergroups.platform.places.Verdict.Unknown;

class PlaceCheckTest {

    private static final PlaceCheck CHECK = new PlaceCheck(Gazetteer.load(), Countries.load());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "FR, -, Lyon, 45.75, 4.85",
                "FR, -, LYON, 45.76, 4.83",
                "GB, -, London, 51.28, -0.08",
                "US, Oregon, Portland, 45.52, -122.68",
                "US, OR, Portland, 45.52, -122.68",
                "US, US-OR, Portland, 45.52, -122.68",
                "US, -, 'Portland, ME', 43.66, -70.26",
                "-, -, 'Paris, France', 48.85, 2.35",
                "-, -, 'Atlanta, GA', 33.75, -84.39",
                "Germany, -, Muenchen, 48.14, 11.58",
                "JP, -, 東京, 35.69, 139.69",
                "BR, -, Sao Paulo (SP), -23.55, -46.63",
                "IN, -, Delhi (NCR), 28.64, 77.22",
                "IR, -, Babol / Mazandaran, 36.55, 52.68",
                "US, -, Greater Boston, 42.36, -71.06",
            })
    void aCityIsFoundAsPeopleWriteIt(
            @Nullable String country, @Nullable String region, String city, double lat, double lon) {
        assertThat(CHECK.check(country, region, city, lat, lon))
                .isInstanceOfSatisfying(
                        Agrees.class, agrees -> assertThat(agrees.place()).isNotNull());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Beside a border: Lörrach and Weil, Konstanz and Kreuzlingen, Aachen's villages, Tijuana's hills.
                "DE, Unheardof, 47.5800, 7.6100",
                "CH, Unheardof, 47.6500, 9.1750",
                "DE, -, 50.7550, 6.0300",
                "NL, -, 50.7550, 6.0200",
                "MX, -, 32.5300, -117.1200",
                "CH, Basel, 47.5930, 7.6200",
                // A village that has the name of a town elsewhere in the country, and one that nobody knows.
                "DE, Wenden, 52.3240, 10.5139",
                "AU, Nowhere Station, -25.3, 131.0",
                // Said to be in the country whose territory it is.
                "US, San Juan, 18.4663, -66.1057",
                "FR, Nouméa, -22.2763, 166.4572",
                "CN, Hong Kong, 22.28, 114.17",
                // In the place of the city its country, and a point in its middle.
                "GT, Guatemala, 15.78, -90.23",
                "MX, México, 23.6, -102.5",
            })
    void whatCannotBeShownToBeWrongIsNotRefused(String country, @Nullable String city, double lat, double lon) {
        assertThat(CHECK.check(country, null, city, lat, lon)).isInstanceOf(Agrees.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SWAPPED, FR, -, Lyon, 4.85, 45.75, Lyon",
                "SWAPPED, JP, -, Tokyo, 139.69, 35.69, Tokyo",
                "SWAPPED, NG, -, Zaria, 7.6559, 11.1517, Zaria",
                "SWAPPED, FR, -, -, 4.85, 45.75, -",
                "SIGN_LOST, MZ, -, Maputo, 25.9692, 32.5732, Maputo",
                "SIGN_LOST, US, -, Baton Rouge, 30.44, 91.25, Baton Rouge",
                "SIGN_LOST, BR, -, Curitiba, 25.43, 49.27, Curitiba",
                "SIGN_LOST, NZ, -, Wellington, 41.29, 174.78, Wellington",
                "OTHER_COUNTRY, DE, -, Basel, 47.5584, 7.5733, Basel",
                "OTHER_COUNTRY, DE, -, -, 45.75, 4.85, -",
                "OTHER_COUNTRY, DE, -, Hinterdupfing, 45.75, 4.85, -",
                "OTHER_CITY_OF_THE_SAME_NAME, US, Oregon, Portland, 43.66, -70.26, Portland",
                "OTHER_CITY_OF_THE_SAME_NAME, FR, -, Paris, 33.66, -95.55, Paris",
                "OTHER_CITY_OF_THE_SAME_NAME, CA, -, London, 51.5, -0.12, London",
                "FAR_FROM_CITY, BR, -, Brasília, -23.55, -46.63, -",
                "FAR_FROM_CITY, FR, -, Lyon, 48.85, 2.35, Lyon",
                "IMPOSSIBLE, FR, -, Lyon, 91, 181, -",
                "IMPOSSIBLE, FR, -, Lyon, NaN, 4.85, -",
            })
    void mistakesAreNamed(
            Reason reason,
            String country,
            @Nullable String region,
            @Nullable String city,
            double lat,
            double lon,
            @Nullable String likely) {
        assertThat(CHECK.check(country, region, city, lat, lon)).isInstanceOfSatisfying(Disagrees.class, wrong -> {
            assertThat(wrong.reason()).isEqualTo(reason);
            assertThat(wrong.sentence()).startsWith("The").endsWith(".").doesNotContain("null", "NaN km");
            if (likely != null) {
                assertThat(wrong.likely()).isNotNull().extracting(Place::name).isEqualTo(likely);
            }
        });
    }

    @Test
    void theSentenceSaysWhatIsWrongAndWhatIsLikely() {
        assertThat(sentence("FR", null, "Lyon", 4.85, 45.75))
                .isEqualTo("These coordinates are 6,020 km from Lyon, France. Latitude and longitude may be swapped: "
                        + "45.7500, 4.8500 is there.");
        assertThat(sentence("US", "Oregon", "Portland", 43.66, -70.26))
                .isEqualTo(
                        "These coordinates are 4,080 km from Portland, Oregon, United States: they are those of Portland, "
                                + "Maine, United States.");
        assertThat(sentence("DE", null, "Basel", 47.5584, 7.5733))
                .isEqualTo("These coordinates are in Basel, Switzerland, not in Germany.");
    }

    @Test
    void distancesAreRoundedAsPeopleSayThem() {
        assertThat(Sentences.distance(8.4)).isEqualTo("8 km");
        assertThat(Sentences.distance(93.6)).isEqualTo("94 km");
        assertThat(Sentences.distance(8_117.6)).isEqualTo("8,120 km");
        assertThat(Sentences.distance(12_345)).isEqualTo("12,300 km");
    }

    @Test
    void aCityWithoutCoordinatesIsFoundByNameCountryAndRegion() {
        assertThat(place("US", "Maine", "Portland"))
                .extracting(Place::subdivision)
                .isEqualTo("US-ME");
        assertThat(place("US", null, "Portland")).extracting(Place::subdivision).isEqualTo("US-OR");
        assertThat(place("GB", null, "London")).extracting(Place::geonameId).isEqualTo(2643743);
        assertThat(place(null, null, "London")).extracting(Place::country).isEqualTo("GB");
        assertThat(place(null, null, "Tokyo")).extracting(Place::country).isEqualTo("JP");
    }

    @Test
    void whatThereIsNothingToHoldAgainstIsUnknown() {
        assertThat(CHECK.check(null, null, null, null, null)).isInstanceOf(Unknown.class);
        assertThat(CHECK.check("DE", null, null, null, null)).isInstanceOf(Unknown.class);
        assertThat(CHECK.check("DE", null, "Hinterdupfing", null, null)).isInstanceOf(Unknown.class);
        assertThat(CHECK.check(null, null, "Hinterdupfing", 48.0, 11.0)).isInstanceOf(Unknown.class);
        assertThat(CHECK.check(null, null, null, 48.0, 11.0)).isInstanceOf(Unknown.class);
        assertThat(CHECK.check("Narnia", null, " ", 48.0, 11.0)).isInstanceOf(Unknown.class);
        assertThat(CHECK.check("US", "Hawaii", "Portland", null, null)).isInstanceOf(Unknown.class);
        assertThat(CHECK.check("US", null, "Portland", 45.52, null)).isInstanceOf(Agrees.class);
    }

    @Test
    void veryLongInputIsAnsweredFast() {
        assertTimeout(
                Duration.ofSeconds(1),
                () -> CHECK.check(
                        "x".repeat(10_000), "y,".repeat(10_000), "San (Francisco) / ".repeat(10_000), 37.77, -122.42));
    }

    @Test
    void aServiceGetsTheBeansAndMayBringItsOwn() {
        var own = Countries.load();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PlacesAutoConfiguration.class))
                .withBean(Countries.class, () -> own)
                .run(context -> {
                    assertThat(context.getBeanFactory().containsSingleton("gazetteer"))
                            .isFalse();
                    assertThat(context).hasSingleBean(PlaceCheck.class).hasSingleBean(Gazetteer.class);
                    assertThat(context).getBean(Countries.class).isSameAs(own);
                });
    }

    private static String sentence(String country, @Nullable String region, String city, double lat, double lon) {
        return ((Disagrees) CHECK.check(country, region, city, lat, lon)).sentence();
    }

    private static @Nullable Place place(@Nullable String country, @Nullable String region, String city) {
        return ((Agrees) CHECK.check(country, region, city, null, null)).place();
    }
}
