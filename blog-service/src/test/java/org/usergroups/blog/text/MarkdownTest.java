package org.usergroups.blog.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.blog.BlogProperties;
import org.usergroups.platform.web.Problem;

class MarkdownTest {

    private final Markdown markdown = new Markdown(new BlogProperties(URI.create("https://groups.example/")));

    @Test
    void headingsBeginBelowThePagesTitle() {
        assertThat(html("# One\n\n###### Six\n\n<h1>Raw</h1>"))
                .contains("<h2>One</h2>", "<h6>Six</h6>", "<h2>Raw</h2>")
                .doesNotContain("<h1");
    }

    @Test
    void linksAreMarkedAsWrittenByUsers() {
        assertThat(html("[talk](https://example.org/a) and https://example.org/b"))
                .contains("href=\"https://example.org/a\"", "href=\"https://example.org/b\"")
                .contains("rel=\"nofollow noopener ugc\"");
    }

    @Test
    void tablesStrikethroughAndCodeStay() {
        assertThat(html("| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n~~gone~~\n\n```java\nint x;\n```\n"))
                .contains("<table>", "<th align=\"center\">a</th>", "<td align=\"right\">2</td>")
                .contains("<del>gone</del>")
                .contains("<code class=\"language-java\">int x;");
    }

    @Test
    void ownPictureIsShownWithItsText() {
        assertThat(html("![The room](/api/media/files/0a1b2c/640.jpg)"))
                .contains("<img src=\"/api/media/files/0a1b2c/640.jpg\" alt=\"The room\" />");
    }

    @Test
    void ownPictureByItsWholeAddressIsShown() {
        assertThat(html("![The room](https://groups.example/api/media/files/0a1b2c/640.jpg)"))
                .contains("<img src=\"/api/media/files/0a1b2c/640.jpg\"");
    }

    @Test
    void pictureOfAnotherSiteBecomesALink() {
        assertThat(html("![A cat](https://tracker.example/cat.png)"))
                .contains("<a href=\"https://tracker.example/cat.png\"", ">A cat</a>")
                .doesNotContain("<img");
    }

    @Test
    void pictureOfAnotherSiteInsideALinkLeavesItsText() {
        assertThat(html("[![A cat](https://tracker.example/cat.png)](https://example.org/)"))
                .containsOnlyOnce("<a ")
                .contains(">A cat</a>")
                .doesNotContain("<img");
    }

    @Test
    void rawPictureNeedsAnAddressOfOurs() {
        assertThat(
                        html(
                                "<img src='/api/media/files/../../account/sign-out'> <img alt=x> <img src=//evil.example/x.png>"))
                .doesNotContain("<img");
        assertThat(html("<img src='/api/media/files/0a/640.jpg' onerror='alert(1)'>"))
                .contains("alt=\"\"")
                .doesNotContain("onerror");
    }

    @Test
    void excerptAndTextAreWithoutMarkup() {
        var rendered = markdown.render("# Title\n\nFirst *words* of <b>it</b>.\n\n- item\n\n```\ncode\n```\n");
        assertThat(rendered.excerpt()).isEqualTo("First words of it.");
        assertThat(rendered.text()).isEqualTo("Title First words of it. item code");
    }

    @Test
    void longTextIsCutBetweenWordsAndCharacters() {
        var excerpt = markdown.render("word ".repeat(200)).excerpt();
        assertThat(excerpt).hasSizeLessThanOrEqualTo(281).endsWith("word…");
        var text = markdown.render("a" + "😀".repeat(15_000)).text();
        assertThat(text).hasSize(19_999).endsWith("😀");
    }

    @Test
    void referencesToOneLongAddressAreRefusedBeforeTheyGrow() {
        var bomb = "[a]: https://example.org/" + "x".repeat(50_000) + "\n\n" + "[a] ".repeat(10_000);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> markdown.render(bomb))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(422));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a **a ",
                "[a](",
                "![[]()",
                "> ",
                "- ",
                "`",
                "<a ",
                "[[[[",
                "|",
                "a*b_",
                "~~a~",
                "**x [a*b**c*](d) ",
                "&#x1F4A9;",
                "<div>",
                "http://a.b/(",
                "| a ",
                "\\"
            })
    void hundredThousandCharactersOfOnePatternTakeSeconds(String pattern) {
        var text = pattern.repeat(100_000 / pattern.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                markdown.render(text);
            } catch (Problem tooLarge) {
                assertThat(tooLarge.getStatusCode().value()).isEqualTo(422);
            }
        });
    }

    private String html(String text) {
        return markdown.render(text).html();
    }
}
