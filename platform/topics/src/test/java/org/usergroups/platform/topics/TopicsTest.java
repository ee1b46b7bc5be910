package org.usergroups.platform.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopicsTest {

    private static final Topics TOPICS = Topics.load();

    @ParameterizedTest
    @CsvSource({
        "k8s, kubernetes",
        "Postgres, postgresql",
        "JS, javascript",
        "node.js, nodejs",
        "Node JS, nodejs",
        "golang, go",
        "C++, cpp",
        "C#, csharp",
        "c, c",
        ".NET, dotnet",
        "機械学習, machine-learning",
        "机器学习, machine-learning",
        "Maschinelles Lernen, machine-learning",
        "aprendizaje automatico, machine-learning",
        "Apprentissage automatique, machine-learning",
        "aprendizado de máquina, machine-learning",
        "Künstliche Intelligenz, artificial-intelligence",
        "logiciel libre, open-source",
        "データサイエンス, data-science",
        "women in tech, women-in-tech",
        "ＰＹＴＨＯＮ, python"
    })
    void everyUsualSpellingIsTheSameTopic(String typed, String key) {
        assertThat(TOPICS.keyOf(typed)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"'  Crochet   and\tKnitting ', crochet and knitting", "Brüder Grimm, brüder grimm", "x++, x++"})
    void whatIsNotKnownStaysAsAFreeTopicInSmallLetters(String typed, String stored) {
        assertThat(TOPICS.named(typed)).isEmpty();
        assertThat(TOPICS.keyOf(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "machine-learning, de, Maschinelles Lernen",
        "ml, fr-CA, Apprentissage automatique",
        "machine-learning, ja, 機械学習",
        "machine-learning, fi, Machine learning",
        "python, ja, Python",
        "cloud, de, Cloud",
        "underwater basket weaving, de, underwater basket weaving"
    })
    void topicHasTheNameThatItsReadersUse(String typed, String language, String name) {
        assertThat(TOPICS.name(typed, Locale.forLanguageTag(language))).isEqualTo(name);
    }

    @Test
    void noNameIsTheSpellingOfAnotherTopic() {
        for (var topic : TOPICS.all()) {
            for (var language : List.of("de", "es", "fr", "pt", "ja")) {
                var name = TOPICS.name(topic.key(), Locale.of(language));
                assertThat(TOPICS.named(name).orElse(topic))
                        .as("%s in %s", name, language)
                        .isEqualTo(topic);
            }
        }
    }

    @Test
    void completionsBeginAsWhatIsTypedInAnySpelling() {
        assertThat(TOPICS.complete("pos", 5)).extracting(Topic::key).containsExactly("postgresql");
        assertThat(TOPICS.complete("k8", 5)).extracting(Topic::key).containsExactly("kubernetes");
        assertThat(TOPICS.complete("機械", 5)).extracting(Topic::key).containsExactly("machine-learning");
        assertThat(TOPICS.complete("go", 3)).extracting(Topic::key).startsWith("go", "godot", "google-cloud");
        assertThat(TOPICS.complete(" ", 5)).isEmpty();
        assertThat(TOPICS.complete("d", 4)).hasSize(4);
    }

    @Test
    void keysAreSlugsAndFitEverywhere() {
        assertThat(TOPICS.all())
                .hasSizeGreaterThan(150)
                .allMatch(topic -> topic.key().matches("[a-z0-9]+(-[a-z0-9]+)*"))
                .allMatch(topic -> topic.key().length() <= Topics.LONGEST)
                .allMatch(topic -> TOPICS.keyOf(topic.key()).equals(topic.key()));
    }

    @Test
    void hugeInputIsCut() {
        assertThat(TOPICS.keyOf("x".repeat(1_000_000)))
                .hasSizeGreaterThan(Topics.LONGEST)
                .hasSizeLessThan(200);
    }

    /** Of a real roster. */
    @Test
    void nearlyEveryTopicOfTheRosterFileIsKnown() throws IOException {
        var file = Path.of("../../../shared/data/roster/groups.jsonl");
        assumeTrue(Files.exists(file), () -> "There is no " + file);
        var json = JsonMapper.shared();
        var all = new ArrayList<String>();
        try (var lines = Files.lines(file)) {
            lines.map(json::readTree)
                    .flatMap(entry -> entry.path("topics").valueStream())
                    .map(JsonNode::asString)
                    .forEach(all::add);
        }
        var unknown =
                all.stream().filter(topic -> TOPICS.named(topic).isEmpty()).toList();
        System.out.printf("topics of the roster that are known: %d of %d%n", all.size() - unknown.size(), all.size());
        unknown.forEach(topic -> System.out.println("  unknown: " + topic));
        assertThat(unknown).hasSizeLessThanOrEqualTo(all.size() / 20);
    }

    @Test
    void wideTopicsAreMadeOfNarrowerOnesAndNoneOfItself() {
        assertThat(TOPICS.within("artificial-intelligence"))
                .extracting(Topic::key)
                .contains("machine-learning", "pytorch", "large-language-models")
                .doesNotHaveDuplicates();
        assertThat(TOPICS.within("python")).isEmpty();
        assertThat(TOPICS.within("knitting")).isEmpty();
        assertThat(TOPICS.all())
                .allSatisfy(topic -> assertThat(TOPICS.within(topic.key())).doesNotContain(topic));
    }
}
