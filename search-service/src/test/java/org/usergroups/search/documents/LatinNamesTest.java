package org.usergroups.search.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Витоша Java, Vitosha Java",
        "Пользователи Linux, Polzovateli Linux",
        "なにわ Python, naniwa Python",
        "Αθήνα Rust, Athena Rust"
    })
    void nameIsWrittenAsItSounds(String name, String latin) {
        assertThat(LatinNames.of(name)).contains(latin);
    }

    @Test
    void latinNamesAndChineseCharactersStayAsTheyAre() {
        assertThat(LatinNames.of("Łódź Kotlin")).isEmpty();
        assertThat(LatinNames.of("浪速 Python")).isEmpty();
    }
}
