package org.usergroups.blog.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reads the words of HTML. */
final class PlainText {

    private static final int EXCERPT = 280;
    private static final int TEXT = 20_000;

    private PlainText() {}

    static RenderedText of(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        var text = body.text();
        var paragraphs = body.select("p").stream()
                .map(Element::text)
                .filter(paragraph -> !paragraph.isBlank())
                .collect(Collectors.joining(" "));
        return new RenderedText(html, excerpt(paragraphs.isEmpty() ? text : paragraphs), cut(text, TEXT));
    }

    private static String excerpt(String text) {
        if (text.length() <= EXCERPT) {
            return text;
        }
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        var end = words.preceding(EXCERPT);
        return (end > 0 ? text.substring(0, end) : cut(text, EXCERPT - 1)).strip() + "…";
    }

    private static String cut(String text, int atMost) {
        if (text.length() <= atMost) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(atMost - 1)) ? atMost - 1 : atMost);
    }
}
