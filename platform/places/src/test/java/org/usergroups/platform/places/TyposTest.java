package org.usergroups.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTest {

    @ParameterizedTest
    @CsvSource({
        "python, python, 0",
        "pyhton, python, 1",
        "pythn, python, 1",
        "pythoon, python, 1",
        "pythan, python, 1",
        "amstredm, amsterdam, 2",
        "kotlin, python, 3",
        "'', abc, 3",
        "東亰, 東京, 1"
    })
    void slipsAreCounted(String one, String other, int slips) {
        assertThat(Typos.between(one, other, 2)).isEqualTo(slips);
        assertThat(Typos.between(other, one, 2)).isEqualTo(slips);
    }

    @Test
    void fewSlipsAreCountedAsIfManyWereAllowed() {
        var random = new Random(7);
        for (var pair = 0; pair < 20_000; pair++) {
            var one = word(random);
            var other = word(random);
            for (var most = 0; most <= 2; most++) {
                assertThat(Typos.between(one, other, most))
                        .as("%s, %s, %d", one, other, most)
                        .isEqualTo(Math.min(Typos.between(one, other, 20), most + 1));
            }
        }
    }

    /** Of so few letters that two of them are often alike. */
    private static String word(Random random) {
        return random.ints(random.nextInt(8), 'a', 'd')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void shortWordsMayHaveNoneAndLongOnesTwo() {
        assertThat(Typos.allowed("r")).isZero();
        assertThat(Typos.allowed("sql")).isZero();
        assertThat(Typos.allowed("rust")).isEqualTo(1);
        assertThat(Typos.allowed("haskell")).isEqualTo(1);
        assertThat(Typos.allowed("postgres")).isEqualTo(2);
    }

    @Test
    void wordsOfAnyLengthTakeLittleTime() {
        assertThat(Typos.between("a".repeat(100_000), "a".repeat(100_001), 2)).isEqualTo(3);
    }
}
