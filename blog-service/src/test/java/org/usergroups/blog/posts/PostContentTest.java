package org.usergroups.blog.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;

class PostContentTest {

    private final FieldErrors errors = new FieldErrors();

    @Test
    void lineEndsAndSpacesAreMadeRegular() {
        var content = PostContent.of(
                " A \r\n title ", "one\r\ntwo\rthree", null, Arrays.asList(" Python ", null, "python", ""), errors);
        assertThat(content).isEqualTo(new PostContent("A title", "one\ntwo\nthree", "en", List.of("python")));
        assertThat(errors.all()).isEmpty();
    }

    @Test
    void charactersThatCannotStandInXmlAreReplaced() {
        var content = PostContent.of("a\uD800b\uFFFFc", "x\uDC00", "pt-br", null, errors);
        assertThat(content.title()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(content.markdown()).isEqualTo("x\uFFFD");
        assertThat(content.language()).isEqualTo("pt-BR");
        assertThat(errors.all()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        PostContent.of(" ", "x".repeat(100_001), "not a language", topics(11, "t"), errors);
        assertThat(errors.all())
                .extracting(Problem.FieldError::field)
                .containsExactly("title", "markdown", "language", "topics");
    }

    @Test
    void controlCharactersAreRefused() {
        PostContent.of("a\u0000b", "a\u0008b", "en", List.of("a\u001bb"), errors);
        assertThat(errors.all()).extracting(Problem.FieldError::field).containsExactly("title", "markdown", "topics");
    }

    @Test
    void topicIsShortAndNoMarkup() {
        PostContent.of("Title", "", "en", List.of("<script>"), errors);
        PostContent.of("Title", "", "en", Collections.singletonList("x".repeat(51)), errors);
        assertThat(errors.all()).extracting(Problem.FieldError::field).containsExactly("topics", "topics");
    }

    private static List<@Nullable String> topics(int count, String name) {
        return java.util.stream.IntStream.range(0, count)
                .<@Nullable String>mapToObj(n -> name + n)
                .toList();
    }
}
