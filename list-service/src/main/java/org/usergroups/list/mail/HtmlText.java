package org.usergroups.list.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML mail, with its paragraphs and list items. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> UNSEEN =
            Set.of("head", "script", "style", "title", "template", "noscript", "object", "iframe", "textarea");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "table", "blockquote", "dl");
    private static final int BETWEEN_PARAGRAPHS = 2;

    private final StringBuilder text = new StringBuilder();
    private int unseen;
    private int preformatted;

    private HtmlText() {}

    static String of(String html) {
        var visitor = new HtmlText();
        Jsoup.parse(html).traverse(visitor);
        return visitor.text
                .toString()
                .replace('\u00a0', ' ')
                .replaceAll("(?<![ \\t])[ \\t]++\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words);
        } else if (node instanceof Element element) {
            count(element, 1);
            begin(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            count(element, -1);
            breakLine(element);
        }
    }

    private void count(Element element, int by) {
        if (UNSEEN.contains(element.normalName())) {
            unseen += by;
        }
        if (element.normalName().equals("pre")) {
            preformatted += by;
        }
    }

    private void begin(Element element) {
        breakLine(element);
        if (element.normalName().equals("br")) {
            text.append('\n');
        } else if (element.normalName().equals("li")) {
            text.append("* ");
        }
    }

    private void append(TextNode words) {
        if (unseen > 0) {
            return;
        }
        if (preformatted > 0) {
            text.append(words.getWholeText());
            return;
        }
        var isAtLineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        text.append(isAtLineStart ? words.text().stripLeading() : words.text());
    }

    private void breakLine(Element element) {
        if (!element.isBlock() || text.isEmpty()) {
            return;
        }
        var wanted = PARAGRAPHS.contains(element.normalName()) ? BETWEEN_PARAGRAPHS : 1;
        var present = 0;
        while (present < Math.min(wanted, text.length()) && text.charAt(text.length() - 1 - present) == '\n') {
            present++;
        }
        text.append("\n".repeat(Math.max(0, wanted - present)));
    }
}
