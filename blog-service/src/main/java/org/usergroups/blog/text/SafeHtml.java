package org.usergroups.blog.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Lets through the HTML that Markdown makes, and a little more; everything else is dropped. The result has no script, no style, no
 * form, no frame, no name or id, and no picture but those of media-service.
 */
final class SafeHtml {

    /** The address of a picture as media-service gives it out. */
    static final Pattern OWN_PICTURE =
            Pattern.compile("/api/media/files/[A-Za-z0-9_-]{1,128}/[A-Za-z0-9_-]{1,32}\\.(jpg|jpeg|png|webp|avif)");

    private static final Pattern CODE_LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,4}");

    private final PolicyFactory policy = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code")
            .allowElements((element, attributes) -> "h2", "h1")
            .allowElements(
                    "em", "i", "strong", "b", "del", "s", "ins", "sub", "sup", "kbd", "mark", "q", "cite", "abbr")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd", "details", "summary")
            .allowElements("table", "thead", "tbody", "tr", "th", "td", "a")
            .allowElements(SafeHtml::picture, "img")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("title")
            .onElements("a", "img", "abbr")
            .allowAttributes("src")
            .matching(OWN_PICTURE)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(SIZE)
            .onElements("img")
            .allowAttributes("class")
            .matching(CODE_LANGUAGE)
            .onElements("code")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .allowAttributes("align")
            .matching(ALIGNMENT)
            .onElements("th", "td")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "ugc")
            .toFactory();

    /** Passes twice, with the tree put in order as a browser would in between, so that a third pass would change nothing. */
    String sanitize(String html) {
        var document = Jsoup.parseBodyFragment(policy.sanitize(html));
        document.outputSettings().prettyPrint(false);
        return policy.sanitize(document.body().html());
    }

    /** Sees what the attribute rules have left: without an address there is no picture, and every picture has a text. */
    private static @Nullable String picture(String element, List<String> attributes) {
        if (!attributes.contains("src")) {
            return null;
        }
        if (!attributes.contains("alt")) {
            attributes.add("alt");
            attributes.add("");
        }
        return element;
    }
}
