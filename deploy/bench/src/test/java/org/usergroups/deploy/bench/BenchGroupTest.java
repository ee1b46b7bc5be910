package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchGroupTest {

    @Test
    void theDescriptionHoldsTheLastWordsTheNewestFirst() {
        var group = new BenchGroup("bench-1", 3, 1);
        for (var number = 1; number <= 4; number++) {
            group.acknowledged("word" + number, number + 1L);
        }
        assertThat(group.words()).containsExactly("word4", "word3", "word2");
        assertThat(group.version()).isEqualTo(5);
        assertThat(group.describedWith("word5")).isEqualTo("word5 word4 word3");
        assertThat(group.wordsStillDescribed()).containsExactly("word4", "word3");
    }
}
