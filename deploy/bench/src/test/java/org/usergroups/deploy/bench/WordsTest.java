package org.usergroups.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void noneComesTwice() {
        var words = new Words(new SplittableRandom(1));
        var all = new HashSet<String>();
        for (var index = 0; index < 100_000; index++) {
            assertThat(all.add(words.next())).isTrue();
        }
        assertThat(all).allMatch(word -> word.matches("[a-z]{14}"));
    }
}
