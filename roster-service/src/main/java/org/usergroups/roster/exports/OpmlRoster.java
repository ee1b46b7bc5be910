package org.usergroups.roster.exports;

import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.groups.Group;

/** OPML 2.0: a subscription list of the blogs of groups. */
final class OpmlRoster implements RosterWriter {

    private final XMLStreamWriter xml;
    private final String title;
    private final Instant now;
    private final PortalPages pages;

    OpmlRoster(Writer out, String title, Instant now, PortalPages pages) throws IOException {
        try {
            this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
        this.title = title;
        this.now = now;
        this.pages = pages;
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    @Override
    public void begin() throws IOException {
        written(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("head");
            element("title", title);
            element("dateCreated", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
            element("docs", "http://opml.org/spec2.opml");
            xml.writeEndElement();
            xml.writeStartElement("body");
        });
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @Override
    public void write(Stored<Group> group) throws IOException {
        var slug = group.state().slug();
        var name = group.state().name();
        written(() -> {
            xml.writeCharacters("\n");
            xml.writeEmptyElement("outline");
            xml.writeAttribute("type", "rss");
            xml.writeAttribute("text", name);
            xml.writeAttribute("title", name);
            xml.writeAttribute(
                    "xmlUrl",
                    pages.at("api", "blog", "feed.atom") + "?group=" + URLEncoder.encode(slug, StandardCharsets.UTF_8));
            xml.writeAttribute("htmlUrl", pages.group(slug));
        });
    }

    @Override
    public void end() throws IOException {
        written(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private static void written(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }
}
