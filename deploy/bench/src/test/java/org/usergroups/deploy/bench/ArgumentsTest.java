package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
