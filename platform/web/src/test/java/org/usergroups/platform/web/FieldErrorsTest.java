package org.usergroups.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldErrorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"A\nB", "A\r\nB", "A\u0085B", "A\u2028B", "A\n"})
    void lineHasNoBreakOfAnyKind(String text) {
        assertThat(new FieldErrors().line(text, "name", 80).all())
                .extracting(Problem.FieldError::message)
                .containsExactly("Must be one line.");
        assertThat(new FieldErrors().requiredLine(text, "name", 80).all()).hasSize(1);
    }

    @Test
    void textMayHaveLinesAndALineMayBeAbsentUnlessItIsNeeded() {
        assertThat(new FieldErrors().text("A\nB", "text", 80).all()).isEmpty();
        assertThat(new FieldErrors().line(null, "city", 80).all()).isEmpty();
        assertThat(new FieldErrors().line("Lisbon", "city", 80).all()).isEmpty();
        assertThat(new FieldErrors().requiredLine(" ", "name", 80).all()).hasSize(1);
        assertThat(new FieldErrors().requiredLine("four", "name", 3).all()).hasSize(1);
    }
}
