package org.usergroups.blog.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usergroups.blog.BlogProperties;
import org.usergroups.blog.text.Markdown;
import org.usergroups.platform.events.Deleted;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.testing.ContractKit;

class BlogContractTest extends ContractKit {

    private static final String ID = "019abc00-1234-7abc-8def-0123456789ab";
    private static final String GROUP = "019a0000-1234-7abc-8def-0123456789ab";
    private static final String MEMBER = "019a1111-1234-7abc-8def-0123456789ab";
    private static final StateTopic<Post> TOPIC = new PostEvents().postTopic();

    private final Markdown markdown = new Markdown(new BlogProperties(URI.create("https://groups.example")));

    BlogContractTest() {
        super("blog-service", TOPIC);
    }

    @Test
    void recapIsRealOutput() {
        var content =
                new PostContent("Recap: three ways to read a huge file", """
                Marek loaded the same **4 GB** file three ways and put memory and time on one chart.

                | way | seconds |
                |-----|--------:|
                | generator | 41 |
                | chunks | 63 |

                ![The chart on the wall](/api/media/files/0a1b2c/640.jpg)

                The plain generator won. [Notebook](https://example.org/notebook)
                """, "en", List.of("python", "performance"));
        contracts().compareExample("post-changed", "recap", changed(content, 3));
    }

    @Test
    void postInAnotherScriptIsRealOutput() {
        var content = new PostContent("東京の集まり", "最初の集まりは **二十人** でした。", "ja", List.of());
        contracts().compareExample("post-changed", "another-script", changed(content, 2));
    }

    @Test
    void deletionIsRealOutput() {
        contracts().compareExample("post-deleted", "deleted", new Deleted(ID, 4));
    }

    private Object changed(PostContent content, long version) {
        var written = Instant.parse("2026-11-23T18:00:00Z");
        var post = Post.draft(GROUP, content, markdown.render(content.markdown()), MEMBER, "Ana Lima", written)
                .withSlug(Slug.candidates(content.title(), ID).getFirst())
                .published(Instant.parse("2026-11-23T19:30:00.250Z"));
        var publication = TOPIC.publication().apply(new Stored<>(ID, version, post));
        assertThat(publication).isInstanceOf(Publication.Snapshot.class);
        return ((Publication.Snapshot) publication).data();
    }
}
