package org.usergroups.search.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.platform.places.Areas;
import org.usergroups.platform.places.Countries;
import org.usergroups.platform.places.Gazetteer;
import org.usergroups.platform.topics.Topics;
import org.usergroups.search.documents.Header;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.headers.KnownGroups;

class UnderstandingTest {

    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final KnownGroups GROUPS = new KnownGroups();
    private static final Understanding UNDERSTANDING =
            new Understanding(GAZETTEER, Countries.load(), Areas.load(GAZETTEER), Topics.load(), GROUPS);

    static {
        group("PyLadies Berlin", "Berlin", "DE");
        group("Cambridge Query Evening", "Cambridge", "GB");
        group("Charles River Data", "Cambridge", "US");
        group("Python Portland", "Portland", "US");
        group("Akiba Night", "Tokyo", "JP");
        group("Koodi", "Oulu", "FI");
    }

    private static void group(String name, String city, String country) {
        var place = GAZETTEER.named(city, country).getFirst();
        GROUPS.changed(
                null,
                new Header(
                        1,
                        new SearchDocument.GroupCopy("a", "a", name, country, city),
                        new SearchDocument.Traits(
                                List.of(name),
                                List.of(place.geonameId()),
                                List.of(),
                                false,
                                List.of(),
                                List.of(),
                                null,
                                null),
                        "",
                        List.of(),
                        List.of(),
                        null,
                        false,
                        false,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "francophone python, fr",
        "türkischsprachige Entwickler, tr",
        "Nederlandstalige java, nl",
        "hispanohablantes, es",
        "русскоязычное сообщество, ru",
        "python in Welsh, cy"
    })
    void whoSpeaksALanguageIsKnownByManyWords(String question, String language) {
        assertThat(UNDERSTANDING.of(question).languages()).containsExactly(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"autour d'Annecy", "Welsh speakers", "groups that speak Catalan", "東京で Python を勉強したい"})
    void whatOnlyMakesTheSentenceIsNotLeft(String question) {
        assertThat(UNDERSTANDING.of(question).words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "near Birmingham, en-US, US",
        "near Birmingham, en-GB, GB",
        "cerca de Toledo, es, ES",
        "Toledo, pt-BR, BR",
        "Cambridge, en, GB"
    })
    void ofPlacesWithOneNameTheReadersComesFirst(String question, String reader, String country) {
        var meant = UNDERSTANDING
                .of(question, Locale.forLanguageTag(reader))
                .places()
                .findFirst()
                .orElseThrow();
        assertThat(meant.targets().getFirst())
                .isInstanceOfSatisfying(
                        Target.City.class,
                        city -> assertThat(city.place().country()).isEqualTo(country));
    }

    @Test
    void wideTopicHasWhatItIsMadeOf() {
        assertThat(UNDERSTANDING
                        .of("programación funcional")
                        .topics()
                        .getFirst()
                        .keys())
                .startsWith("functional-programming")
                .contains("haskell", "elixir");
        assertThat(UNDERSTANDING
                        .of("artificial intelligence")
                        .topics()
                        .getFirst()
                        .keys())
                .contains("machine-learning", "pytorch");
        assertThat(UNDERSTANDING.of("haskell").topics().getFirst().keys()).containsExactly("haskell");
    }

    @Test
    void aSentenceIsMadeOfWhatSaysEnough() {
        assertThat(UNDERSTANDING
                        .of("python Berlin xqzzyv")
                        .pastWords()
                        .orElseThrow()
                        .isSentence())
                .isTrue();
        assertThat(UNDERSTANDING.of("quilting Berlin").pastWords()).isEmpty();
        assertThat(UNDERSTANDING.of("python Berlin").pastWords()).isEmpty();
    }

    @Test
    void aStateGoesBeforeALanguageOfItsName() {
        assertThat(UNDERSTANDING.of("python gujarat").languages()).isEmpty();
        assertThat(UNDERSTANDING.of("python gujarati").languages()).containsExactly("gu");
    }

    @Test
    void hebrewLettersKeepTheirApostrophes() {
        assertThat(UNDERSTANDING.of("ג'אווה תל אביב").topics())
                .extracting(Part.Topic::key)
                .containsExactly("java");
        assertThat(UNDERSTANDING.of("ג׳אווה תל אביב").topics())
                .extracting(Part.Topic::key)
                .containsExactly("java");
        assertThat(UNDERSTANDING.of("גאווה").topics())
                .as("pride")
                .extracting(Part.Topic::key)
                .doesNotContain("java");
    }

    @Test
    void aCityThatIsCalledLikeACountryIsMeantTooIfTheCountryHasNoGroups() {
        var where = UNDERSTANDING.of("Linux Granada").places().findFirst().orElseThrow();
        assertThat(where.targets().stream().map(UnderstandingTest::said))
                .startsWith("GD")
                .contains("ES Granada?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Muenchen pyhton                       | DE Munich?, python*
            groups in Brasil                      | group, BR
            東京                                  | JP Tokyo?
            とうきょう                            | JP Tokyo?
            東京の近くのPython勉強会              | near JP Tokyo?, python, group
            Elfenbeinküste                        | CI
            near Lyon                             | near FR Lyon?
            c++ в Москве                          | cpp, RU Moscow?
            node.js Köln                          | nodejs, DE Köln?
            서울에서 자바                         | KR Seoul?, java
            python UK                             | python, GB
            PYTHON IN BERLIN                      | python, DE Berlin?
            Portland, OR                          | US Portland?
            Athens GA                             | US Athens?
            java San Jose CA                      | java, US San Jose?
            Berlin CA                             | DE Berlin?, CA
            Singapore                             | SG
            python near Singapore                 | python, near SG Singapore?
            cerca de Singapur                     | near SG Singapore?
            near Brasil                           | near BR
            women in tech Africa python           | women-in-tech, Africa, python
            online meetups about rust             | online, group, rust
            in der Nähe von Bonn                  | near DE Bonn?
            Cambridge Massachusetts               | US Cambridge?
            Bayern                                | Bavaria
            Benelux java                          | Benelux, java
            grupo online de Go en español         | group, online, go, in es
            Kotlin auf Deutsch                    | kotlin, in de
            groups with a sign language interpreter | group, signLanguage
            Richmond in Virginia                  | US Richmond?
            laravel nl                            | laravel
            Python UG Berlin                      | python, group, DE Berlin?
            um grupo de python em Lisboa          | group, python, PT Lisbon?
            Georgien                              | GE
            Punjab Pakistan                       | Punjab
            New York                              | US New York City?
            Ruhrgebiet Deutschland                | Ruhr area
            java Berlin Hamburg Deutschland       | java, DE Berlin?, DE Hamburg?
            Europe Germany Berlin                 | DE Berlin?
            日本 UK                               | JP, GB
            Rust bei Potsdam                      | rust, near DE Potsdam?
            Москва голанг                         | RU Moscow?, go
            who use a Python                      | python
            서울 근처에서 우리와 함께 뜨개질 하는 파이썬 모임 | near KR Seoul?, python, group
            Wo kann mein Kind in Hamburg Rust lernen? | DE Hamburg?, rust
            quilt bobbin thimble vqxwz zqxvw Muenhcen | DE Munich?*
            ¿Hay algún grupo de Linux en Granada? | group, linux, GD
            Guinea python                         | GN, python
            Löytyykö Oulusta pelinkehittäjien porukkaa? | FI Oulu?*
            Budapestben java                      | HU Budapest?*, java
            İstanbul'dan python                   | TR Istanbul?, python
            deaf developers UK                    | deaf-in-tech, GB
            Iranian user groups                   | IR, group
            iranische Python-Gruppen              | IR, python, group
            Scottish Haskell                      | Scotland, haskell
            Scotland                              | Scotland
            Hayastan                              | AM
            Auld Reekie                           | GB Edinburgh?
            ウィーン java                          | AT Vienna?, java
            河内 java                             | VN Hanoi?, java
            臺北 雲計算                             | TW Taipei?, cloud
            西亞                                  | Western Asia
            python em Roterdã                     | python, NL Rotterdam?
            українською мовою                     | in uk
            hablan quechua                        | in qu
            parle créole haïtien                  | in ht
            linuxosok Budapesten                  | linux*, HU Budapest?*
            hidden husband umbrella                 | ''
            python talks                            | python
            music and wine                          | ''
            able languages                          | ''
            Pythonleute in Hamburg                  | python*, DE Hamburg?
            ประเทศไทย                              | TH
            กรุงเทพมหานคร                          | TH Bangkok?
            nationwide postgres association         | postgresql, group
            albums in Oulu                          | album, FI Oulu?
            """)
    void questionMeans(String question, String meaning) {
        assertThat(said(UNDERSTANDING.of(question))).as(question).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyladies", "akiba", "xqzzyv", "!!!", "\u202e\u200b\u0301", "😀", ""})
    void wordsThatMeanNothingElseStayWords(String question) {
        var understood = UNDERSTANDING.of(question);
        assertThat(understood.parts()).isEmpty();
        assertThat(understood.words()).isEqualTo(question);
    }

    @Test
    void nameThatSeveralPlacesHaveMeansThoseWithGroups() {
        assertThat(UNDERSTANDING
                        .of("Cambridge")
                        .places()
                        .findFirst()
                        .orElseThrow()
                        .targets())
                .extracting(target ->
                        target instanceof Target.City city ? city.place().country() : "none")
                .containsExactlyInAnyOrder("GB", "US");
    }

    @Test
    void distanceIsReadInKilometresAndMiles() {
        assertThat(UNDERSTANDING.of("python within 50 km of Leeds").places())
                .extracting(Part.Where::kilometres)
                .containsExactly(50.0);
        assertThat(UNDERSTANDING.of("within 1,000 km of Leeds").places())
                .extracting(Part.Where::kilometres)
                .containsExactly(1000.0);
        assertThat(UNDERSTANDING.of("0 km around Leeds").places())
                .extracting(Part.Where::kilometres)
                .containsExactly(1.0);
        assertThat(UNDERSTANDING.of("10 miles around Leeds").places())
                .extracting(Part.Where::kilometres)
                .containsExactly(16.09344);
    }

    @Test
    void sentenceNeedNotBeFoundWordByWord() {
        var understood = UNDERSTANDING.of("I just moved to Berlin and write Rust, who should I meet?");
        assertThat(said(understood)).isEqualTo("DE Berlin?, rust");
        assertThat(understood.isSentence()).isTrue();
        assertThat(UNDERSTANDING.of("quilting Berlin").isSentence()).isFalse();
        assertThat(UNDERSTANDING.of("東京日曜大工同好").isSentence()).isFalse();
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"new  york rust", "New 50 km York rust", "rust  Muenhcen,  Germany"})
    void questionWithoutAPartIsSoonSaidWhateverIsBetweenItsWords(String question) {
        var understood = UNDERSTANDING.of(question);
        assertThat(understood.parts()).hasSize(2);
        assertThat(understood.parts())
                .allSatisfy(part -> assertThat(understood.without(part)).isNotEqualTo(question));
    }

    @Test
    void questionIsCorrectedWhereASlipIsSeen() {
        assertThat(UNDERSTANDING.of("thames elixr").corrected()).isEqualTo("thames Elixir");
        assertThat(UNDERSTANDING.of("thames elixir").corrected()).isEqualTo("thames elixir");
        assertThat(UNDERSTANDING.of("Muenhcen elixr  elixir").corrected()).isEqualTo("Munich Elixir  elixir");
    }

    @Test
    void onlyAQuestionAboutACityCanBeOneAboutItsVicinity() {
        assertThat(said(UNDERSTANDING.of("rust Bonn").around().orElseThrow())).isEqualTo("rust, near DE Bonn?");
        assertThat(UNDERSTANDING.of("rust near Bonn").around()).isEmpty();
        assertThat(UNDERSTANDING.of("rust Brasil").around()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            javascript java             | java                    | javascript
            Cambridge, Massachusetts go | Cambridge Massachusetts | go
            St. Gallen rust             | St. Gallen              | rust
            東京のPython勉強会          | 東京                    | のPython勉強会
            """)
    void questionWithoutAPartKeepsAllOtherWords(String question, String typed, String rest) {
        var understood = UNDERSTANDING.of(question);
        var part = understood.parts().stream()
                .filter(each -> each.typed().equals(typed))
                .findFirst()
                .orElseThrow();
        assertThat(understood.without(part)).isEqualTo(rest);
    }

    @Test
    void slipIsMendedOnlyWhereTheWordIsLongEnoughAndNoGroupHasIt() {
        assertThat(UNDERSTANDING.of("rxst").parts()).isNotEmpty();
        assertThat(UNDERSTANDING.of("jva").parts()).isEmpty();
        assertThat(UNDERSTANDING.of("nihgt").parts().stream().filter(Part.Where.class::isInstance))
                .isEmpty();
    }

    /** A place with the country of its likeliest meaning, {@code *} behind what was corrected, {@code ?} behind cities. */
    private static String said(Understood understood) {
        return understood.parts().stream()
                .map(part -> switch (part) {
                            case Part.Topic topic -> topic.key();
                            case Part.Type type -> type.type();
                            case Part.Language language -> "in " + language.tag();
                            case Part.Access access -> access.fact();
                            case Part.Online online -> "online";
                            case Part.Where where ->
                                (where.near() ? "near " : "")
                                        + said(where.targets().getFirst());
                        }
                        + (part.corrected() ? "*" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String said(Target target) {
        return switch (target) {
            case Target.City city -> city.place().country() + " " + city.place().name() + "?";
            case Target.Country country -> country.code();
            case Target.Region region -> region.area().name();
        };
    }
}
