package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerTest {

    private static final Gazetteer GAZETTEER = Gazetteer.load();

    @ParameterizedTest
    @CsvSource({
        "東京, Tokyo",
        "Москва, Moscow",
        "القاهرة, Cairo",
        "muenchen, Munich",
        "münchen, Munich",
        "munchen, Munich",
        "koeln, Köln",
        "sao pau, São Paulo",
        "서울, Seoul",
        "दिल्ली, Delhi",
        "Αθήνα, Athens",
        "תל אביב, Tel Aviv",
        "st. louis, St. Louis",
        "st petersb, Saint Petersburg",
        "goeteborg, Göteborg",
        "aarhus, Århus",
    })
    void aPlaceIsFoundByTheBeginningOfAnyOfItsNames(String typed, String name) {
        assertThat(complete(typed, null)).first().isEqualTo(name);
    }

    @Test
    void anUnfinishedWordIsNotTakenForAnAbbreviation() {
        assertThat(complete("st", "SE")).contains("Stockholm");
        assertThat(complete("st", "US")).anyMatch(name -> name.startsWith("St. ") || name.startsWith("Saint "));
    }

    @Test
    void placesOfTheCountryComeFirst() {
        assertThat(complete("par", null)).first().isEqualTo("Paris");
        assertThat(GAZETTEER.complete("paris", "US", 10))
                .extracting(Completion::place)
                .extracting(Place::country)
                .startsWith("US")
                .contains("FR");
    }

    @Test
    void theExactNameComesBeforeLongerOnesAndEachPlaceOnce() {
        var york = GAZETTEER.complete("york", "GB", 20);
        assertThat(york).first().extracting(found -> found.place().name()).isEqualTo("York");
        assertThat(york).extracting(found -> found.place().geonameId()).doesNotHaveDuplicates();
        assertThat(york).allMatch(found -> found.matched().startsWith("york"));
    }

    @Test
    void aSingleLetterGivesTheMostPopulousPlaces() {
        var found = assertTimeout(Duration.ofMillis(500), () -> GAZETTEER.complete("s", null, 10));
        assertThat(found)
                .hasSize(10)
                .extracting(completion -> completion.place().geonameId())
                .doesNotHaveDuplicates();
        assertThat(found).allMatch(completion -> completion.place().population() > 1_000_000);
    }

    @Test
    void nothingAndVeryMuchAreAnsweredFast() {
        assertTimeout(Duration.ofMillis(500), () -> {
            var long10 = "Ǆ".repeat(10_000);
            assertThat(GAZETTEER.complete("", null, 10)).isEmpty();
            assertThat(GAZETTEER.complete(" .- ", null, 10)).isEmpty();
            assertThat(GAZETTEER.complete(long10, "DE", 10)).isEmpty();
            assertThat(GAZETTEER.complete("a", null, Integer.MAX_VALUE)).hasSize(100);
            assertThat(GAZETTEER.named(long10)).isEmpty();
        });
    }

    @Test
    void namesakesComeMostPopulousFirst() {
        var portlands = GAZETTEER.named("portland");
        assertThat(portlands).first().extracting(Place::region).isEqualTo("Oregon");
        assertThat(portlands).extracting(Place::population).isSortedAccordingTo((one, other) -> other - one);
        assertThat(GAZETTEER.named("Paris", "ca"))
                .allMatch(place -> place.country().equals("CA"));
        assertThat(GAZETTEER.named("Bombay")).first().extracting(Place::name).isEqualTo("Mumbai");
    }

    @Test
    void aPlaceKnowsItsRegionZoneAndSubdivision() {
        var lyon = GAZETTEER.byId(2996944).orElseThrow();
        assertThat(lyon.name()).isEqualTo("Lyon");
        assertThat(lyon.country()).isEqualTo("FR");
        assertThat(lyon.region()).isEqualTo("Auvergne-Rhône-Alpes");
        assertThat(lyon.subdivision()).isEqualTo("FR-ARA");
        assertThat(lyon.zone()).isEqualTo("Europe/Paris");
        assertThat(lyon.lat()).isEqualTo(45.74846);
        assertThat(lyon.population()).isGreaterThan(400_000);
        assertThat(GAZETTEER.byId(1)).isEmpty();
        assertThat(GAZETTEER.byId(Integer.MIN_VALUE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Portland, US, US-OR",
        "Toronto, CA, CA-ON",
        "Munich, DE, DE-BY",
        "Leeds, GB, GB-ENG",
        "Zürich, CH, CH-ZH",
        "Osaka, JP, JP-27",
        "Bengaluru, IN, IN-KA",
        "Kyiv, UA, UA-30",
        "Curitiba, BR, BR-PR",
        "Milano, IT, IT-25",
    })
    void subdivisionsAreThoseOfTheStandard(String city, String country, String code) {
        assertThat(GAZETTEER.named(city, country))
                .first()
                .extracting(Place::subdivision)
                .isEqualTo(code);
    }

    @Test
    void theNearestPlaceIsFoundAcrossTheDateLine() {
        var taveuni = GAZETTEER.nearest(-16.8, -179.99, 300).orElseThrow();
        assertThat(taveuni.country()).isEqualTo("FJ");
        assertThat(GAZETTEER.within(-16.5, 179.9, 400, 50))
                .extracting(Place::geonameId)
                .containsExactlyInAnyOrderElementsOf(GAZETTEER.within(-16.5, -180.1 + 360, 400, 50).stream()
                        .map(Place::geonameId)
                        .toList());
    }

    @Test
    void whatIsFoundNearIsWhatLookingAtAllFinds() {
        var all = GAZETTEER.within(0, 0, 30_000, Integer.MAX_VALUE);
        assertThat(all).hasSize(52_626);
        for (var centre : List.of(
                new Point(51.5, -0.1),
                new Point(-16.8, 179.99),
                new Point(89.9, 12),
                new Point(-90, 0),
                new Point(78.2, 15.6))) {
            for (var kilometres : List.of(30, 500, 3_000)) {
                var near = GAZETTEER.within(centre.lat(), centre.lon(), kilometres, Integer.MAX_VALUE);
                assertThat(new HashSet<>(near))
                        .hasSameSizeAs(near)
                        .isEqualTo(all.stream()
                                .filter(place -> centre.kilometresTo(place) <= kilometres)
                                .collect(Collectors.toSet()));
            }
        }
    }

    @Test
    void thePolesAndTheOceanHaveNoPlaces() {
        assertThat(GAZETTEER.nearest(90, 0, 500)).isEmpty();
        assertThat(GAZETTEER.nearest(-90, 123, 1_000)).isEmpty();
        assertThat(GAZETTEER.nearest(-48.88, -123.39, 1_000)).isEmpty();
        assertThat(GAZETTEER.nearest(-48.88, -123.39, 1e9)).isPresent();
    }

    @Test
    void coordinatesThatAreNoneFindNothing() {
        assertThat(GAZETTEER.nearest(Double.NaN, 0, 100)).isEmpty();
        assertThat(GAZETTEER.within(91, 0, 100, 5)).isEmpty();
        assertThat(GAZETTEER.within(0, Double.POSITIVE_INFINITY, 100, 5)).isEmpty();
        assertThat(GAZETTEER.within(50, 8, Double.NaN, 5)).isEmpty();
        assertThat(GAZETTEER.within(50, 8, -1, 5)).isEmpty();
        assertThat(GAZETTEER.within(50, 8, 100, 0)).isEmpty();
    }

    @Test
    void theNearestComeFirst() {
        assertThat(GAZETTEER.within(47.5584, 7.5733, 10, 3))
                .first()
                .extracting(Place::name)
                .isEqualTo("Basel");
    }

    private static List<String> complete(String typed, @Nullable String country) {
        return GAZETTEER.complete(typed, country, 10).stream()
                .map(found -> found.place().name())
                .toList();
    }
}
