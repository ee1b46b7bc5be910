package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterFileTest {

    @Test
    void acceptedLinesAreExpectedUnderTheirCountry() {
        var roster = of("""
                {"id": "a", "country": "DE"}
                {"id": "b", "country": "XX"}

                {"id": "c", "country": "DE"}
                {"id": "ü"}
                """);
        assertThat(roster.lines()).hasSize(4);
        assertThat(roster.expected(Set.of(2)))
                .isEqualTo(Map.of("DE", Set.of("a", "c"), RosterFile.NOWHERE, Set.of("ü")));
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(of("{\"id\": \"a\", \"country\": \"DE\"}").expected(Set.of()))
                .containsKey("DE");
    }

    @Test
    void theLastOfSeveralLinesWithOneIdCounts() {
        var roster = of("""
                {"id": "a", "country": "DE"}
                {"id": "a", "country": "FR"}
                """);
        assertThat(roster.expected(Set.of())).isEqualTo(Map.of("FR", Set.of("a")));
        assertThat(roster.expected(Set.of(2))).isEqualTo(Map.of("DE", Set.of("a")));
    }

    @Test
    void anAcceptedLineThatIsNoJsonCannotBeFound() {
        assertThat(of("{\n").expected(Set.of())).isEqualTo(Map.of(RosterFile.NOWHERE, Set.of("line 1")));
    }

    private static RosterFile of(String text) {
        return RosterFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
