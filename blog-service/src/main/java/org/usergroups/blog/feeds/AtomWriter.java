package org.usergroups.blog.feeds;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.blog.BlogProperties;
import org.usergroups.blog.posts.Post;
import org.usergroups.platform.events.Stored;

/** Writes a feed as Atom (RFC 4287). Stored HTML is safe, everything else is text; both are escaped. */
@Component
class AtomWriter {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final XMLOutputFactory xml = XMLOutputFactory.newDefaultFactory();
    private final String publicUrl;

    AtomWriter(BlogProperties properties) {
        this.publicUrl = properties.publicUrl().toString();
    }

    /** UTF-8. */
    byte[] write(Feed feed, Instant lastModified) {
        var output = new StringWriter();
        try {
            var writer = xml.createXMLStreamWriter(output);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.setDefaultNamespace(ATOM);
            writer.writeStartElement(ATOM, "feed");
            writer.writeDefaultNamespace(ATOM);
            text(writer, "id", feed.id());
            text(writer, "title", feed.title());
            text(writer, "updated", feed.updated(lastModified).toString());
            link(writer, "self", "application/atom+xml", publicUrl + "/api/blog/feed.atom" + feed.query());
            link(writer, "alternate", "text/html", publicUrl + feed.page());
            text(writer, "generator", "Usergroups");
            for (var post : feed.posts()) {
                entry(writer, feed, post);
            }
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("A feed in memory could not be written", impossible);
        }
        return output.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void entry(XMLStreamWriter writer, Feed feed, Stored<Post> stored) throws XMLStreamException {
        var post = stored.state();
        writer.writeStartElement(ATOM, "entry");
        writer.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", post.language());
        text(writer, "id", "urn:uuid:" + stored.id());
        text(writer, "title", post.title());
        text(writer, "updated", post.changedAt().toString());
        text(
                writer,
                "published",
                Objects.requireNonNull(post.publishedAt(), "published").toString());
        writer.writeStartElement(ATOM, "author");
        text(writer, "name", post.authorName());
        writer.writeEndElement();
        link(writer, "alternate", "text/html", publicUrl + "/posts/" + post.slug());
        var group = feed.groupOf(stored);
        if (group != null) {
            category(writer, publicUrl + "/groups/", group.slug(), group.name());
        }
        for (var topic : post.topics()) {
            category(writer, null, topic, topic);
        }
        text(writer, "summary", post.excerpt());
        writer.writeStartElement(ATOM, "content");
        writer.writeAttribute("type", "html");
        writer.writeCharacters(withWholeAddresses(post.html()));
        writer.writeEndElement();
        writer.writeEndElement();
    }

    /** A feed is read far from the portal, where an address without a host leads nowhere. */
    private String withWholeAddresses(String html) {
        var document = Jsoup.parseBodyFragment(html, publicUrl + "/");
        document.outputSettings().prettyPrint(false);
        var body = document.body();
        body.select("a[href]").forEach(link -> link.attr("href", link.absUrl("href")));
        body.select("img[src]").forEach(picture -> picture.attr("src", picture.absUrl("src")));
        return body.html();
    }

    private static void text(XMLStreamWriter writer, String element, String text) throws XMLStreamException {
        writer.writeStartElement(ATOM, element);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    private static void link(XMLStreamWriter writer, String relation, String type, String address)
            throws XMLStreamException {
        writer.writeEmptyElement(ATOM, "link");
        writer.writeAttribute("rel", relation);
        writer.writeAttribute("type", type);
        writer.writeAttribute("href", address);
    }

    private static void category(XMLStreamWriter writer, @Nullable String scheme, String term, String label)
            throws XMLStreamException {
        writer.writeEmptyElement(ATOM, "category");
        if (scheme != null) {
            writer.writeAttribute("scheme", scheme);
        }
        writer.writeAttribute("term", term);
        writer.writeAttribute("label", label);
    }
}
