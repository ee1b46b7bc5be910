package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreasTest {

    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final Areas AREAS = Areas.load(GAZETTEER);

    @ParameterizedTest
    @CsvSource({
        "Bayern, DE-BY",
        "Bavière, DE-BY",
        "NRW, DE-NW",
        "Bretagne, FR-BRE",
        "Catalunya, ES-CT",
        "minas gerais, BR-MG",
        "केरल, IN-KL",
        "大阪府, JP-27"
    })
    void divisionIsKnownByItsNamesInSeveralLanguages(String name, String code) {
        assertThat(AREAS.named(name))
                .flatExtracting(area -> List.copyOf(area.divisions()))
                .contains(code);
    }

    @Test
    void areaIsCompletedByAnyOfItsNames() {
        assertThat(AREAS.beginning("baye")).anySatisfy((area, name) -> {
            assertThat(area.name()).isEqualTo("Bavaria");
            assertThat(name).isEqualTo("bayern");
        });
        assertThat(AREAS.beginning("scandinavi").keySet())
                .extracting(Area::name)
                .contains("Scandinavia");
        assertThat(AREAS.beginning(" ")).isEmpty();
    }

    @Test
    void largerAreaHasItsCountries() {
        assertThat(AREAS.named("Países bálticos"))
                .singleElement()
                .satisfies(area -> assertThat(area.countries()).containsExactlyInAnyOrder("EE", "LV", "LT"));
    }

    @Test
    void codeMeansADivisionOnlyWhereItIsAskedFor() {
        assertThat(AREAS.named("OR")).isEmpty();
        assertThat(AREAS.coded("OR")).extracting(Area::name).contains("Oregon");
    }

    @Test
    void slipIsForgiven() {
        assertThat(AREAS.alike("Bayrn", 1)).extracting(Area::name).contains("Bavaria");
        assertThat(AREAS.alike("Bayern", 1)).noneMatch(area -> area.name().equals("Bavaria"));
    }

    @Test
    void areaThatPeopleHaveMadeLiesInACountryOnlyIfNearlyAllOfItDoes() {
        assertThat(AREAS.named("Ruhrgebiet")).extracting(Area::within).containsExactly("DE");
        assertThat(AREAS.named("Brabant")).extracting(Area::within).doesNotContain("BE");
        assertThat(AREAS.named("Lake Constance")).extracting(Area::within).containsOnlyNulls();
    }

    @Test
    void largerAreaHoldsDivisionsOfItsCountries() {
        var union = AREAS.named("Former Soviet Union").getFirst();
        assertThat(union.holds(AREAS.named("Caucasus").getFirst())).isTrue();
        assertThat(union.holds(AREAS.named("Ruhrgebiet").getFirst())).isFalse();
        assertThat(union.holds(union)).isFalse();
    }
}
