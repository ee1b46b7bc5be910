package org.usergroups.blog.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usergroups.blog.text.RenderedText;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.Stored;

class PostTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T19:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T19:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-25T19:00:00Z");
    private static final RenderedText RENDERED = new RenderedText("<p>Text</p>", "Text", "Text");

    private final PostContent content = new PostContent("Title", "Text", "en", List.of("python"));
    private final Post draft = Post.draft("group", content, RENDERED, "member", "Ana", MONDAY);

    @Test
    void draftIsNotPublishedToAnybody() {
        assertThat(publication(draft)).isInstanceOf(Publication.Silence.class);
    }

    @Test
    void publishedPostIsASnapshot() {
        assertThat(publication(draft.published(TUESDAY))).isInstanceOf(Publication.Snapshot.class);
    }

    @Test
    void withdrawnPostIsTakenBack() {
        assertThat(publication(draft.published(TUESDAY).withdrawn(WEDNESDAY)))
                .isInstanceOf(Publication.Withdrawal.class);
    }

    @Test
    void publishingAgainDoesNotMakeAPostNew() {
        var again = draft.published(MONDAY).withdrawn(TUESDAY).published(WEDNESDAY);
        assertThat(again.publishedAt()).isEqualTo(MONDAY);
        assertThat(again.changedAt()).isEqualTo(WEDNESDAY);
    }

    @Test
    void publishingTwiceAndWithdrawingADraftChangeNothing() {
        var published = draft.published(MONDAY);
        assertThat(published.published(TUESDAY)).isEqualTo(published);
        assertThat(draft.withdrawn(TUESDAY)).isEqualTo(draft);
    }

    @Test
    void editWithTheSameContentChangesNothing() {
        assertThat(draft.edited(content, RENDERED, TUESDAY)).isSameAs(draft);
        assertThat(draft.edited(new PostContent("Other", "Text", "en", List.of()), RENDERED, TUESDAY))
                .returns("Other", Post::title)
                .returns(TUESDAY, Post::changedAt)
                .returns(MONDAY, Post::createdAt);
    }

    private static Publication publication(Post post) {
        return PostEvents.publication(new Stored<>("01900000-0000-7000-8000-0000000a1b2c", 1, post.withSlug("title")));
    }
}
