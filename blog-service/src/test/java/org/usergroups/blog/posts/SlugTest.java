package org.usergroups.blog.posts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    private static final String ID = "01900000-0000-7000-8000-0000000a1b2c";

    @ParameterizedTest
    @CsvSource({
        "Our first meeting!,our-first-meeting",
        "Über Größe & Maß,uber-grosse-mass",
        "Łódź — Ærø,lodz-aero",
        "São Paulo: C++ / C#,sao-paulo-c-c",
        "ﬁne ①,fine-1",
        "Don't panic,dont-panic",
        "<script>alert(1)</script>,script-alert-1-script"
    })
    void isMadeOfAsciiLettersAndDigits(String title, String slug) {
        assertThat(Slug.base(title)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"東京の集まり", "Встреча", "!!", "C#", "😀😀😀"})
    void isTheIdWhereTheTitleHasTooFewLetters(String title) {
        assertThat(Slug.candidates(title, ID)).containsExactly(ID);
    }

    @Test
    void longTitleIsCutBetweenWords() {
        assertThat(Slug.base("word ".repeat(40))).hasSizeLessThanOrEqualTo(80).endsWith("-word");
        assertThat(Slug.base("x".repeat(200))).hasSize(80);
    }

    @Test
    void takenSlugGetsAnEnding() {
        assertThat(Slug.candidates("A recap", ID)).containsExactly("a-recap", "a-recap-1b2c", "a-recap-" + ID);
        assertThat(Slug.candidates("New", ID)).doesNotContain("new");
    }
}
