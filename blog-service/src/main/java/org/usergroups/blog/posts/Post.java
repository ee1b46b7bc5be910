package org.usergroups.blog.posts;

import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.usergroups.blog.text.RenderedText;

/**
 * A post of a group. Title, topics and names are plain text; only {@code html} is HTML, and it is safe.
 *
 * @param text the words of the post, for search
 * @param changedAt when an author last changed what readers see
 * @param publishedAt when it was first published, and so the time that it keeps if it is withdrawn and published again; null if it
 *     never was
 */
public record Post(
        String groupId,
        String slug,
        String title,
        String markdown,
        String html,
        String excerpt,
        String text,
        String language,
        List<String> topics,
        PostState state,
        String authorId,
        String authorName,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant publishedAt) {

    public Post {
        topics = List.copyOf(topics);
    }

    static Post draft(
            String groupId,
            PostContent content,
            RenderedText rendered,
            String authorId,
            String authorName,
            Instant now) {
        return new Post(
                groupId,
                "",
                content.title(),
                content.markdown(),
                rendered.html(),
                rendered.excerpt(),
                rendered.text(),
                content.language(),
                content.topics(),
                PostState.DRAFT,
                authorId,
                authorName,
                now,
                now,
                null);
    }

    public boolean isPublished() {
        return state == PostState.PUBLISHED;
    }

    boolean wasEverPublished() {
        return publishedAt != null;
    }

    /** The address of its first picture at media-service, null without one. */
    @Nullable
    String picture() {
        var picture = Jsoup.parseBodyFragment(html).selectFirst("img[src]");
        return picture == null ? null : picture.attr("src");
    }

    PostContent content() {
        return new PostContent(title, markdown, language, topics);
    }

    /** The same if the content is the same. */
    Post edited(PostContent content, RenderedText rendered, Instant now) {
        if (content.equals(content())) {
            return this;
        }
        return new Post(
                groupId,
                slug,
                content.title(),
                content.markdown(),
                rendered.html(),
                rendered.excerpt(),
                rendered.text(),
                content.language(),
                content.topics(),
                state,
                authorId,
                authorName,
                createdAt,
                now,
                publishedAt);
    }

    Post published(Instant now) {
        return isPublished() ? this : with(PostState.PUBLISHED, now, publishedAt == null ? now : publishedAt);
    }

    Post withdrawn(Instant now) {
        return isPublished() ? with(PostState.DRAFT, now, publishedAt) : this;
    }

    Post withSlug(String slug) {
        return new Post(
                groupId,
                slug,
                title,
                markdown,
                html,
                excerpt,
                text,
                language,
                topics,
                state,
                authorId,
                authorName,
                createdAt,
                changedAt,
                publishedAt);
    }

    Post withAuthorName(String authorName) {
        return new Post(
                groupId,
                slug,
                title,
                markdown,
                html,
                excerpt,
                text,
                language,
                topics,
                state,
                authorId,
                authorName,
                createdAt,
                changedAt,
                publishedAt);
    }

    private Post with(PostState state, Instant changedAt, @Nullable Instant publishedAt) {
        return new Post(
                groupId,
                slug,
                title,
                markdown,
                html,
                excerpt,
                text,
                language,
                topics,
                state,
                authorId,
                authorName,
                createdAt,
                changedAt,
                publishedAt);
    }
}
