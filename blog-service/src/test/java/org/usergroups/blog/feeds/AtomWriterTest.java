package org.usergroups.blog.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.usergroups.blog.BlogProperties;
import org.usergroups.blog.posts.Post;
import org.usergroups.blog.posts.PostState;
import org.usergroups.blog.roster.Group;
import org.usergroups.platform.events.Stored;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AtomWriterTest {

    private static final String ID = "019abc00-1234-7abc-8def-0123456789ab";
    private static final Instant PUBLISHED = Instant.parse("2026-11-23T19:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant EMPTY_SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Group GROUP = new Group("group", "lisbon-python", "Lisbon <Python>", "PT");

    private final AtomWriter atom = new AtomWriter(new BlogProperties(URI.create("https://groups.example/")));

    @Test
    void entryHasWhatRfc4287Asks() throws Exception {
        var entry = child(read(feed(post("A title", "<p>Text</p>"))), "entry");
        assertThat(text(entry, "id")).isEqualTo("urn:uuid:" + ID);
        assertThat(text(entry, "title")).isEqualTo("A title");
        assertThat(text(entry, "published")).isEqualTo("2026-11-23T19:00:00Z");
        assertThat(text(entry, "updated")).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(text(child(entry, "author"), "name")).isEqualTo("Ana Lima");
        assertThat(text(entry, "summary")).isEqualTo("Text");
        assertThat(child(entry, "link").getAttribute("href")).isEqualTo("https://groups.example/posts/a-title");
        assertThat(child(entry, "content").getAttribute("type")).isEqualTo("html");
        assertThat(text(entry, "content")).isEqualTo("<p>Text</p>");
        assertThat(entry.getAttribute("xml:lang")).isEqualTo("en");
        assertThat(child(entry, "category").getAttribute("label")).isEqualTo("Lisbon <Python>");
    }

    @Test
    void feedHasAnIdATimeAndALinkToItself() throws Exception {
        var feed = read(feed(post("A title", "<p>Text</p>")));
        assertThat(text(feed, "id"))
                .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(text(feed, "updated")).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(child(feed, "link").getAttribute("rel")).isEqualTo("self");
        assertThat(child(feed, "link").getAttribute("href"))
                .isEqualTo("https://groups.example/api/blog/feed.atom?group=lisbon-python");
    }

    @Test
    void emptyFeedIsStillAFeed() throws Exception {
        var feed = read(new Feed("group group", "Lisbon", "?group=lisbon", "/groups/lisbon", List.of(), Map.of()));
        assertThat(text(feed, "updated")).isEqualTo(EMPTY_SINCE.toString());
        assertThat(feed.getElementsByTagNameNS("*", "entry").getLength()).isZero();
    }

    @Test
    void markupInTextStaysText() throws Exception {
        var entry = child(
                read(feed(post("</title><script>alert(1)</script> ]]> & 😀", "<p>]]&gt; &amp; 😀</p>"))), "entry");
        assertThat(text(entry, "title")).isEqualTo("</title><script>alert(1)</script> ]]> & 😀");
        assertThat(text(entry, "content")).isEqualTo("<p>]]&gt; &amp; 😀</p>");
        assertThat(entry.getElementsByTagNameNS("*", "script").getLength()).isZero();
    }

    @Test
    void addressesInContentAreWhole() throws Exception {
        var html = "<p><a href=\"/groups/x\">x</a><img src=\"/api/media/files/0a/640.jpg\" alt=\"\"></p>";
        assertThat(text(child(read(feed(post("A title", html))), "entry"), "content"))
                .contains("href=\"https://groups.example/groups/x\"")
                .contains("src=\"https://groups.example/api/media/files/0a/640.jpg\"");
    }

    @Test
    void fingerprintChangesWithEveryVersionAndName() {
        var post = post("A title", "<p>Text</p>");
        var feed = feed(post);
        assertThat(feed(new Stored<>(ID, 8, post.state())).fingerprint()).isNotEqualTo(feed.fingerprint());
        assertThat(feed(post).fingerprint()).isEqualTo(feed.fingerprint());
        var renamed = new Feed(
                feed.key(),
                feed.title(),
                feed.query(),
                feed.page(),
                feed.posts(),
                Map.of("group", new Group("group", "lisbon-python", "New name", "PT")));
        assertThat(renamed.fingerprint()).isNotEqualTo(feed.fingerprint());
    }

    private static Feed feed(Stored<Post> post) {
        return new Feed(
                "group group",
                "Lisbon",
                "?group=lisbon-python",
                "/groups/lisbon-python",
                List.of(post),
                Map.of("group", GROUP));
    }

    private static Stored<Post> post(String title, String html) {
        return new Stored<>(
                ID,
                7,
                new Post(
                        "group",
                        "a-title",
                        title,
                        "Text",
                        html,
                        "Text",
                        "Text",
                        "en",
                        List.of("python"),
                        PostState.PUBLISHED,
                        "member",
                        "Ana Lima",
                        PUBLISHED,
                        CHANGED,
                        PUBLISHED));
    }

    private Element read(Feed feed) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(atom.write(feed, EMPTY_SINCE)));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        return document.getDocumentElement();
    }

    private static Element child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        throw new AssertionError("No " + name + " in " + parent.getLocalName());
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }
}
