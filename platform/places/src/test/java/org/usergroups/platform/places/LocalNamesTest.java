package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalNamesTest {

    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final Areas AREAS = Areas.load(GAZETTEER);
    private static final LocalNames NAMES = LocalNames.load(GAZETTEER);
    private static final Set<String> LANGUAGES = Set.of("en", "de", "es", "fr", "pt", "ja");

    @Test
    void cityIsCalledAsItsReadersCallIt() {
        var munich = city("Munich", "DE");

        assertThat(Stream.of("en", "de", "es", "fr", "pt", "ja", "it")
                        .map(language -> NAMES.of(munich, Locale.of(language))))
                .containsExactly("Munich", "München", "Múnich", "Munich", "Munique", "ミュンヘン", "Munich");
        assertThat(NAMES.of(city("Köln", "DE"), Locale.ENGLISH)).isEqualTo("Cologne");
        assertThat(NAMES.of(city("Portland", "US"), Locale.JAPAN)).isEqualTo("ポートランド");
    }

    @Test
    void namesakeKeepsItsOwnName() {
        var namesakes = GAZETTEER.named("Cambridge");

        assertThat(namesakes).hasSizeGreaterThan(1);
        assertThat(namesakes.stream()
                        .map(place -> NAMES.of(place, Locale.JAPANESE))
                        .filter("ケンブリッジ"::equals))
                .hasSize(1);
    }

    @Test
    void divisionIsCalledAsItsReadersCallIt() {
        var bavaria = GAZETTEER.divisions().stream()
                .filter(division -> division.key().equals("DE-BY"))
                .findFirst()
                .orElseThrow();

        assertThat(NAMES.of(bavaria, Locale.GERMAN)).isEqualTo("Bayern");
        assertThat(NAMES.of(bavaria, Locale.FRENCH)).isEqualTo("Bavière");
        assertThat(NAMES.of(bavaria, Locale.ITALIAN)).isEqualTo("Bavaria");
        assertThat(NAMES.region(city("Munich", "DE"), Locale.GERMAN)).isEqualTo("Bayern");
    }

    @Test
    void areaIsCalledAsItsReadersCallIt() {
        assertThat(AREAS.named("Bavaria").stream().map(area -> NAMES.of(area, Locale.GERMAN)))
                .contains("Bayern");
        assertThat(AREAS.named("Svizzera italiana").stream().map(area -> NAMES.of(area, Locale.GERMAN)))
                .containsExactly("Italienische Schweiz");
        assertThat(AREAS.named("Baltics").stream().map(area -> NAMES.of(area, Locale.FRENCH)))
                .containsExactly("Pays baltes");
        assertThat(AREAS.named("Sahel").stream().map(area -> NAMES.of(area, Locale.JAPANESE)))
                .as("one of Africa and a division of Burkina Faso")
                .containsExactlyInAnyOrder("サヘル", "サヘル地方");
        assertThat(AREAS.named("Silicon Valley").stream().map(area -> NAMES.of(area, Locale.GERMAN)))
                .containsExactly("Silicon Valley");
    }

    /** As with cities. */
    @Test
    void regionOfTheWorldIsFoundByAllThatItIsCalled() {
        var mainNames = Lines.of(Lines.class, "macroregions.txt").stream()
                .collect(Collectors.toMap(List::getFirst, line -> line.get(1)));

        assertThat(Lines.of(Lines.class, "macroregion-names.txt")).allSatisfy(line -> {
            assertThat(line.get(1)).isEqualTo(mainNames.get(line.getFirst()));
            assertThat(line.stream().skip(2).map(cell -> cell.split(" ", 2)[1]))
                    .doesNotContain(line.get(1))
                    .allSatisfy(name ->
                            assertThat(AREAS.named(name)).extracting(Area::name).contains(line.get(1)));
        });
    }

    /** What is suggested has to be understood when it is searched for. */
    @Test
    void cityIsFoundByAllThatItIsCalled() {
        assertThat(Lines.of(Lines.class, "city-names.txt")).allSatisfy(line -> {
            var city = GAZETTEER.byId(Integer.parseInt(line.getFirst())).orElseThrow();
            assertThat(city.name() + ", " + city.country()).isEqualTo(line.get(1));
            assertThat(line.stream().skip(2).map(cell -> cell.split(" ", 2)[1]))
                    .allSatisfy(name -> assertThat(GAZETTEER.named(name)).contains(city));
        });
    }

    @Test
    void tablesHaveEachPlaceAndLanguageOnce() {
        for (var file : List.of("city-names.txt", "macroregion-names.txt", "division-names.txt")) {
            var lines = Lines.of(Lines.class, file);
            assertThat(lines.stream().map(List::getFirst)).doesNotHaveDuplicates();
            assertThat(lines).allSatisfy(line -> {
                var languages =
                        line.stream().skip(file.startsWith("division") ? 1 : 2).map(cell -> cell.split(" ", 2)[0]);
                assertThat(languages).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(LANGUAGES);
            });
        }
    }

    private static Place city(String name, String country) {
        return GAZETTEER.named(name, country).getFirst();
    }
}
