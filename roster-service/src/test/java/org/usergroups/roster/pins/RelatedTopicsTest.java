package org.usergroups.roster.pins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelatedTopicsTest {

    @ParameterizedTest
    @CsvSource({
        "python, Python, true",
        "node.js, nodejs, true",
        "postgres, SQL, true",
        "machine-learning, pydata, true",
        "java, javascript, false",
        "crochet, knitting, false",
        "c, c++, true",
        "c#, c++, false"
    })
    void relatedTopicsAreThoseOfOneFamilyInWhateverSpelling(String one, String other, boolean isRelated) {
        assertThat(RelatedTopics.areRelated(one, other)).isEqualTo(isRelated);
        assertThat(RelatedTopics.areRelated(other, one)).isEqualTo(isRelated);
    }
}
