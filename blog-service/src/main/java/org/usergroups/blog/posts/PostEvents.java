package org.usergroups.blog.posts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;

/** What the world gets to know of posts: nothing of a draft, all of a published post, and when one is withdrawn. */
@Configuration(proxyBeanMethods = false)
class PostEvents {

    /** The data of {@code org.usergroups.blog.post.changed.v1}. */
    record PostChanged(
            String id,
            long sequence,
            String groupId,
            String slug,
            String title,
            String excerpt,
            String text,
            String language,
            List<String> topics,
            String authorId,
            String authorName,
            @Nullable String picture,
            Instant publishedAt,
            Instant changedAt) {}

    @Bean
    StateTopic<Post> postTopic() {
        return new StateTopic<>("blog.posts.v1", "org.usergroups.blog.post", "/blog-service", PostEvents::publication);
    }

    @Bean
    Aggregates<Post> postDocuments(Outbox outbox, StateTopic<Post> postTopic) {
        return outbox.aggregates("posts", Post.class, postTopic)
                .unique("slug")
                .indexed("state", "publishedAt", "_id")
                .indexed("groupId", "state", "publishedAt", "_id")
                .indexed("authorId");
    }

    static Publication publication(Stored<Post> stored) {
        if (stored.state().isPublished()) {
            return Publication.snapshot(changed(stored));
        }
        return stored.state().wasEverPublished() ? Publication.withdrawal() : Publication.silence();
    }

    private static PostChanged changed(Stored<Post> stored) {
        var post = stored.state();
        return new PostChanged(
                stored.id(),
                stored.version(),
                post.groupId(),
                post.slug(),
                post.title(),
                post.excerpt(),
                post.text(),
                post.language(),
                post.topics(),
                post.authorId(),
                post.authorName(),
                post.picture(),
                Objects.requireNonNull(post.publishedAt(), "a published post has a time"),
                post.changedAt());
    }
}
