package org.usergroups.blog.text;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;
import org.usergroups.blog.BlogProperties;

/**
 * Renders CommonMark 0.31 with tables, strikethrough and bare links (GitHub Flavored Markdown). HTML inside the Markdown is taken as
 * far as {@link SafeHtml} allows it.
 */
@Component
public final class Markdown {

    /** Far more than anybody writes; a few references to one long address could otherwise grow without bound. */
    private static final int LARGEST_HTML = 1_000_000;

    private final Parser parser;
    private final HtmlRenderer renderer;
    private final String publicUrl;
    private final SafeHtml safe = new SafeHtml();

    public Markdown(BlogProperties properties) {
        List<Extension> extensions =
                List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());
        this.parser = Parser.builder().extensions(extensions).build();
        this.renderer = HtmlRenderer.builder()
                .extensions(extensions)
                .percentEncodeUrls(true)
                .build();
        this.publicUrl = properties.publicUrl().toString();
    }

    /**
     * @throws org.usergroups.platform.web.Problem 422 if the result would be larger than a million characters
     */
    public RenderedText render(String markdown) {
        var document = parse(markdown);
        document.accept(new HeadingsBelowTitle());
        document.accept(new OwnPicturesOnly(publicUrl));
        var html = safe.sanitize(html(document));
        return PlainText.of(html);
    }

    Node parse(String markdown) {
        return parser.parse(markdown);
    }

    /** HTML with everything that the author put into it. */
    String html(Node document) {
        var output = new BoundedText(LARGEST_HTML);
        renderer.render(document, output);
        return output.toString();
    }
}
