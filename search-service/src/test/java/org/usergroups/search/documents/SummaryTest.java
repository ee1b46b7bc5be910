package org.usergroups.search.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void shortTextIsOneLine() {
        assertThat(Documents.summary("  We meet\n\n every\tmonth. ")).isEqualTo("We meet every month.");
        assertThat(Documents.summary(" \n ")).isEmpty();
    }

    @Test
    void longTextEndsAfterAWholeWord() {
        var summary = Documents.summary("monthly ".repeat(100));

        assertThat(summary).hasSize(241).startsWith("monthly monthly").endsWith("monthly …");
    }

    @Test
    void textWithoutBlanksIsCutBetweenCharacters() {
        assertThat(Documents.summary("a" + "😀".repeat(200))).isEqualTo("a" + "😀".repeat(119) + " …");
    }

    @Test
    void textThatJustFitsIsWhole() {
        assertThat(Documents.summary("x".repeat(240))).isEqualTo("x".repeat(240));
        assertThat(Documents.summary("x".repeat(240) + "\n")).isEqualTo("x".repeat(240));
    }
}
