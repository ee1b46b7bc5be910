package org.usergroups.blog.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.usergroups.blog.BlogProperties;

/** The examples of the CommonMark specification 0.31.2, rendered as posts are, before anything is taken away from the result. */
class CommonMarkTest {

    /** Here the extension for bare links makes a link where CommonMark has none, as GitHub does. */
    private static final Set<String> BARE_LINKS = Set.of(
            "<https://foo.bar/baz bim>\n",
            "<foo\\+@bar.example.com>\n",
            "< https://foo.bar >\n",
            "https://example.com\n",
            "foo@bar.example.com\n");

    private final Markdown markdown = new Markdown(new BlogProperties(URI.create("https://groups.example")));
    private final List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());

    @Test
    void allExamplesOfTheSpecificationAreThere() {
        assertThat(examples).hasSize(652);
        assertThat(examples).extracting(Example::getSource).containsAll(BARE_LINKS);
    }

    @TestFactory
    Stream<DynamicTest> rendersAsTheSpecificationSays() {
        return examples.stream()
                .filter(example -> !BARE_LINKS.contains(example.getSource()))
                .map(example -> dynamicTest(
                        example.toString(),
                        () -> assertThat(markdown.html(markdown.parse(tabs(example.getSource()))))
                                .isEqualTo(tabs(example.getHtml()))));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsInertWhenItIsShown() {
        return examples.stream()
                .map(example -> dynamicTest(
                        example.toString(),
                        () -> InertHtml.check(
                                markdown.render(example.getSource()).html())));
    }

    /** The specification shows tabs as arrows. */
    private static String tabs(String text) {
        return text.replace('→', '\t');
    }
}
