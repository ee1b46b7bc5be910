package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {

    @Test
    void commandOptionsAndFilesAreToldApart() throws Refusal {
        var arguments = Arguments.parse("import", "--data=/tmp/a=b", "groups.jsonl");
        assertThat(arguments.command()).isEqualTo("import");
        assertThat(arguments.files()).containsExactly("groups.jsonl");
        assertThat(arguments.data()).isEqualTo(Path.of("/tmp/a=b"));
        assertThat(arguments.line()).isEqualTo("bench import --data=/tmp/a=b groups.jsonl");
    }

    @Test
    void aNumberHasItsRange() throws Refusal {
        var arguments = Arguments.parse("freshness", "--seconds=60");
        assertThat(arguments.number("seconds", 1, 1, 60)).isEqualTo(60);
        assertThat(arguments.number("groups", 50, 1, 60)).isEqualTo(50);
        assertThatThrownBy(() -> arguments.number("seconds", 1, 1, 59))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("from 1 to 59");
    }

    @Test
    void aShareIsANumberFromNothingToAll() throws Refusal {
        var arguments = Arguments.parse("relevance", "--mrr=.5", "--one=1.0", "--more=1.01", "--word=NaN");
        assertThat(arguments.share("mrr", 0.96)).isEqualTo(0.5);
        assertThat(arguments.share("one", 0.96)).isEqualTo(1);
        assertThat(arguments.share("success-at-1", 0.95)).isEqualTo(0.95);
        assertThatThrownBy(() -> arguments.share("more", 0.96))
                .isInstanceOf(Refusal.class)
                .hasMessage("--more needs a number from 0 to 1, as in --more=0.96.");
        assertThatThrownBy(() -> arguments.share("word", 0.96)).isInstanceOf(Refusal.class);
    }

    @Test
    void aSwitchStandsAlone() throws Refusal {
        var arguments = Arguments.parse("relevance", "--misses", "queries.tsv");
        assertThat(arguments.has("misses")).isTrue();
        assertThat(arguments.has("skip-import")).isFalse();
        assertThat(arguments.files()).containsExactly("queries.tsv");
        assertThatThrownBy(() -> Arguments.parse("relevance", "--misses=no"))
                .isInstanceOf(Refusal.class)
                .hasMessage("--misses takes no value.");
        assertThatThrownBy(() -> Arguments.parse("memory", "--misses").allow(0, "data"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aFileThatIsNeededIsThere(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("groups.jsonl"), "");
        var arguments = Arguments.parse(
                "import", file.toString(), folder.resolve("away").toString());
        assertThat(arguments.file(0, "a roster")).isEqualTo(file);
        assertThatThrownBy(() -> arguments.file(1, "a roster"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("away");
        assertThatThrownBy(() -> arguments.file(2, "a roster"))
                .isInstanceOf(Refusal.class)
                .hasMessage("bench import needs a roster.");
    }

    @Test
    void whatIsUnknownIsRefused() throws Refusal {
        var arguments = Arguments.parse("freshness", "--second=60");
        assertThatThrownBy(() -> arguments.allow(0, "seconds"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--second")
                .hasMessageContaining("--seconds");
        assertThatThrownBy(() -> Arguments.parse("memory", "more").allow(0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Arguments.parse("memory", "--data")).isInstanceOf(Refusal.class);
        assertThatThrownBy(Arguments::parse).isInstanceOf(Refusal.class);
    }
}
