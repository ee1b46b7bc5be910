package org.usergroups.blog.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.blog.BlogProperties;
import org.usergroups.platform.testing.ProjectRoot;
import tools.jackson.databind.json.JsonMapper;

class SafeHtmlTest {

    private final SafeHtml safe = new SafeHtml();
    private final Markdown markdown = new Markdown(new BlogProperties(URI.create("https://groups.example")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"java\tscript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"vbscript:x\">x</a>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<style>*{background:url(//evil.example)}</style>",
                "<p style=\"position:fixed\" class=\"btn\" id=\"main\" name=\"csrf\">x</p>",
                "<form action=//evil.example><input name=q><button formaction=javascript:alert(1)>x</button></form>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<details open ontoggle=alert(1)>x</details>",
                "<meta http-equiv=refresh content=\"0;url=//evil.example\"><base href=//evil.example/><link rel=stylesheet href=x>",
                "<a href=\"https://example.org\" target=_blank onclick=alert(1) ping=//evil.example>x</a>",
                "<code class=\"language-x evil\">x</code>",
                "</textarea></title></style></script><plaintext>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<video src=x onerror=alert(1)><source onerror=alert(1)></video><object data=x><embed src=x>"
            })
    void activeContentIsDropped(String html) {
        check(html);
    }

    /** In Markdown, what looks like a link or a picture is made into one only after its address was looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](<java\nscript:alert(1)>)",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#x6A;avascript:alert(1))",
                "<javascript:alert(1)>",
                "![x](data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=)",
                "![x](/api/media/files/a/1.jpg\"onerror=\"alert(1))",
                "![x](/api/media/files/../../account)",
                "```\"><script>alert(1)</script>\nx\n```",
                "[x]: javascript:alert(1)\n\n[x]",
                "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |"
            })
    void activeMarkdownIsDropped(String text) {
        InertHtml.check(markdown.render(text).html());
    }

    @TestFactory
    Stream<DynamicTest> payloadsOfDomPurifyStayInert() throws IOException {
        var payloads = ProjectRoot.sharedData("blog/xss-dompurify.jsonl");
        assumeTrue(Files.exists(payloads), () -> "Skipped: no payloads at " + payloads);
        var json = JsonMapper.builder().build();
        List<String> lines = Files.readAllLines(payloads);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(90);
        return lines.stream()
                .map(json::readTree)
                .map(line -> dynamicTest(
                        line.path("id").asString() + " " + line.path("title").asString(),
                        () -> check(line.path("payload").asString())));
    }

    private void check(String html) {
        for (var result : List.of(safe.sanitize(html), markdown.render(html).html())) {
            InertHtml.check(result);
            assertThat(Jsoup.parse(safe.sanitize(result)).html())
                    .as("a second pass changes nothing more")
                    .isEqualTo(Jsoup.parse(result).html());
        }
    }
}
