package org.usergroups.portal.home;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** One file of a map of the site, while it is written. */
final class Sitemap implements AutoCloseable {
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /** No file may have more addresses (sitemaps.org, protocol 0.9). */
    private static final int AT_MOST = 50_000;

    private final XMLStreamWriter xml;
    private final String site;
    private int pages;

    Sitemap(String root, String site, OutputStream output) throws XMLStreamException {
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(output, "UTF-8");
        this.site = site;
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement(root);
        xml.writeDefaultNamespace(NAMESPACE);
    }

    /** A page of the site; nothing when the file is full. */
    void page(String path) throws XMLStreamException {
        if (!isFull()) {
            entry("url", path, null);
        }
    }

    /** Another file of the map. */
    void part(String path, @Nullable Instant changed) throws XMLStreamException {
        entry("sitemap", path, changed);
    }

    boolean isFull() {
        return pages >= AT_MOST;
    }

    private void entry(String name, String path, @Nullable Instant changed) throws XMLStreamException {
        pages++;
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        element("loc", site + UriUtils.encodePath(path, StandardCharsets.UTF_8));
        if (changed != null) {
            element("lastmod", changed.toString());
        }
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @Override
    public void close() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
    }
}
