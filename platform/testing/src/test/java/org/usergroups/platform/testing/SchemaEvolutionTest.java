package org.usergroups.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

class SchemaEvolutionTest {

    @TestFactory
    Stream<DynamicTest> corpusOfChangesIsJudgedAsItSays() {
        var corpus = JsonMapper.builder()
                .build()
                .readTree(SchemaEvolutionTest.class.getResourceAsStream("/schema-changes.json"));
        return corpus.valueStream()
                .map(change -> dynamicTest(change.path("description").asString(), () -> {
                    var expected = change.path("breaks")
                            .valueStream()
                            .map(text -> text.asString())
                            .toList();
                    assertThat(SchemaEvolution.breaks(change.path("released"), change.path("next")))
                            .isEqualTo(expected);
                }));
    }
}
