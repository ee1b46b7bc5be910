package org.usergroups.platform.web.files;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a subscription list (OPML 2.0) that a feed reader takes. */
public final class OpmlFile {

    private final XMLStreamWriter xml;

    /**
     * Begins the file.
     *
     * @param title what a feed reader calls the list
     */
    public OpmlFile(Writer out, String title, Instant now) throws IOException {
        try {
            this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
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

    private interface Step {
        void run() throws XMLStreamException;
    }

    /** One feed, with the page that it belongs to. */
    public void outline(String name, String feed, String page) throws IOException {
        written(() -> {
            xml.writeCharacters("\n");
            xml.writeEmptyElement("outline");
            xml.writeAttribute("type", "rss");
            xml.writeAttribute("text", name);
            xml.writeAttribute("title", name);
            xml.writeAttribute("xmlUrl", feed);
            xml.writeAttribute("htmlUrl", page);
        });
    }

    /** Ends the file; the writer stays open. */
    public void end() throws IOException {
        written(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void written(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }
}
