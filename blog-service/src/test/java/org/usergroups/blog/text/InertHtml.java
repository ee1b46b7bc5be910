package org.usergroups.blog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reads HTML as a browser does, with a parser that had no part in making it, and finds whatever in it could act. */
final class InertHtml {

    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "hr",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "code",
            "em",
            "i",
            "strong",
            "b",
            "del",
            "s",
            "ins",
            "sub",
            "sup",
            "kbd",
            "mark",
            "q",
            "cite",
            "abbr",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "details",
            "summary",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "a",
            "img");
    private static final Set<String> ATTRIBUTES =
            Set.of("href", "rel", "title", "src", "alt", "width", "height", "class", "start", "align");

    private InertHtml() {}

    static void check(String html) {
        var document = Jsoup.parse("<!doctype html><html><head></head><body>" + html + "</body></html>");
        assertThat(document.head().children())
                .as("nothing gets into the head of %s", html)
                .isEmpty();
        for (var element : document.body().select("body *")) {
            check(element, html);
        }
    }

    private static void check(Element element, String html) {
        assertThat(ELEMENTS).as("elements of %s", html).contains(element.normalName());
        for (var attribute : element.attributes()) {
            assertThat(ATTRIBUTES).as("attributes of %s", html).contains(attribute.getKey());
        }
        if (element.hasAttr("href")) {
            var address = element.attr("href").replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
            assertThat(address).as("links of %s", html).matches("(https?:|mailto:)(?s:.*)|[^:]*|[^:]*[/?#](?s:.*)");
        }
        if (element.hasAttr("src")) {
            assertThat(element.attr("src")).as("pictures of %s", html).startsWith("/api/media/files/");
        }
        if (element.hasAttr("class")) {
            assertThat(element.attr("class")).as("classes of %s", html).startsWith("language-");
        }
    }
}
