package org.usergroups.blog.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.usergroups.blog.BlogClient;
import org.usergroups.blog.RunningBlog;
import org.usergroups.blog.roster.Groups;
import org.usergroups.blog.roster.Members;
import org.usergroups.blog.roster.RosterWorld;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.testing.TestEvents;
import org.usergroups.platform.testing.TestTokens;

@RunningBlog
class FeedIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private TestEvents events;

    @Autowired
    private Ids ids;

    @Autowired
    private Groups groups;

    @Autowired
    private Members members;

    private BlogClient visitor;
    private BlogClient organizer;
    private String group;
    private String feed;

    @BeforeEach
    void groupWithAnOrganizer() {
        var roster = new RosterWorld(events, groups, members);
        group = ids.next();
        var author = ids.next();
        roster.group(group, "feed-" + group, "Praia Perl", "CV");
        roster.organizer(author, "Ana Lima", group);
        visitor = BlogClient.visitor(port);
        organizer = visitor.with(tokens.member(author, "Ana Lima"));
        feed = "/api/blog/feed.atom?group=feed-" + group;
    }

    @Test
    void feedOfAGroupACountryAndTheWorldHaveThePost() {
        var id = published("A recap");
        for (var path : new String[] {feed, "/api/blog/feed.atom?country=CV", "/api/blog/feed.atom"}) {
            var answer = visitor.get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
            assertThat(answer.body()).contains("<id>urn:uuid:" + id + "</id>");
        }
        assertThat(visitor.get("/api/blog/feed.atom?country=IS").body()).doesNotContain(id);
        assertThat(visitor.get("/api/blog/feed.atom?country=QQ").status()).isEqualTo(422);
        assertThat(visitor.get("/api/blog/feed.atom?group=none").status()).isEqualTo(404);
        assertThat(visitor.get(feed + "&country=CV").status()).isEqualTo(422);
    }

    @Test
    void unchangedFeedIsNotSentAgain() {
        published("A recap");
        var first = visitor.get(feed);
        var etag = first.header("ETag");
        var date = first.header("Last-Modified");
        assertThat(etag).matches("\"[^\"]+\"");
        assertThat(visitor.get(feed, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(visitor.get(feed, "If-None-Match", "\"x\", W/" + etag).status())
                .isEqualTo(304);
        assertThat(visitor.get(feed, "If-Modified-Since", date).status()).isEqualTo(304);
        assertThat(visitor.get(feed, "If-None-Match", "\"x\"", "If-Modified-Since", date)
                        .status())
                .as("the entity tag decides")
                .isEqualTo(200);
        var unchanged = visitor.get(feed, "If-None-Match", etag);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(etag);
        assertThat(unchanged.header("Cache-Control")).contains("max-age=60");
    }

    @Test
    void everyChangeIsSeenByTagAndByDate() {
        published("One that stays");
        var id = published("One that goes");
        assertThat(visitor.get(feed).body()).contains(id);
        var before = visitor.get(feed);
        organizer.patch("/api/blog/posts/" + id, "\"2\"", java.util.Map.of("title", "Edited"));
        var edited = seenByTagAndByDate(before);
        assertThat(edited.body()).contains("Edited");
        organizer.delete("/api/blog/posts/" + id, "If-Match", "\"3\"");
        assertThat(seenByTagAndByDate(edited).body()).doesNotContain(id);
    }

    private BlogClient.Answer seenByTagAndByDate(BlogClient.Answer before) {
        assertThat(visitor.get(feed, "If-None-Match", before.header("ETag")).status())
                .isEqualTo(200);
        assertThat(visitor.get(feed, "If-Modified-Since", before.header("Last-Modified"))
                        .status())
                .isEqualTo(200);
        return visitor.get(feed);
    }

    private String published(String title) {
        var id = organizer.draft(group, title, "Text").text("id");
        assertThat(organizer.publish(id).status()).isEqualTo(200);
        return id;
    }
}
