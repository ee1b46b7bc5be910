package org.usergroups.blog.posts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;

/** The store of posts. */
@Component
public class Posts {

    private static final int BATCH = 100;

    private final Aggregates<Post> documents;

    Posts(Aggregates<Post> documents) {
        this.documents = documents;
    }

    Optional<Stored<Post>> find(String slugOrId) {
        return Ids.isId(slugOrId)
                ? documents.find(slugOrId).or(() -> documents.findOne(eq("slug", slugOrId)))
                : documents.findOne(eq("slug", slugOrId));
    }

    /** Stores a new post under the best slug that is free. If the id is taken, answers with the post that has it. */
    Stored<Post> create(String id, Post post) {
        var candidates = Slug.candidates(post.title(), id);
        for (var slug : candidates) {
            try {
                return documents.create(id, post.withSlug(slug));
            } catch (AlreadyExists taken) {
                var existing = documents.find(id);
                if (existing.isPresent()) {
                    return existing.get();
                }
                if (slug.equals(candidates.getLast())) {
                    throw taken;
                }
            }
        }
        throw new IllegalStateException("A title gives at least one slug");
    }

    /** Stores the next state. The slug follows the title until the post is first published, and stays from then on. */
    Stored<Post> save(Stored<Post> before, Post post) {
        var wantsSlug = !post.wasEverPublished()
                && !Slug.base(post.title()).equals(Slug.base(before.state().title()));
        if (!wantsSlug) {
            return documents.save(before, post);
        }
        var candidates = Slug.candidates(post.title(), before.id());
        for (var slug : candidates) {
            try {
                return documents.save(before, post.withSlug(slug));
            } catch (AlreadyExists taken) {
                if (slug.equals(candidates.getLast())) {
                    throw taken;
                }
            }
        }
        throw new IllegalStateException("A title gives at least one slug");
    }

    void delete(Stored<Post> post) {
        documents.delete(post);
    }

    /** Published posts, newest first. No groups means posts of every group. */
    public List<Stored<Post>> published(@Nullable Collection<String> groupIds, @Nullable PlaceInList after, int limit) {
        return list(PostState.PUBLISHED, groupIds, "publishedAt", after, limit);
    }

    /** Drafts, the last changed first. */
    List<Stored<Post>> drafts(@Nullable Collection<String> groupIds, @Nullable PlaceInList after, int limit) {
        return list(PostState.DRAFT, groupIds, "changedAt", after, limit);
    }

    /** Gives what a member has written another name to stand under. */
    void nameAuthor(String authorId, String name) {
        forEach(and(eq("authorId", authorId), ne("authorName", name)), post -> post.withAuthorName(name));
    }

    /** Withdraws what a group has published. */
    void withdrawAllOf(String groupId, java.time.Instant now) {
        forEach(and(eq("groupId", groupId), eq("state", PostState.PUBLISHED.name())), post -> post.withdrawn(now));
    }

    private void forEach(Bson filter, java.util.function.UnaryOperator<Post> change) {
        var posts = documents.find(filter, Sorts.ascending("_id"), BATCH);
        while (!posts.isEmpty()) {
            posts.forEach(post -> documents.change(post.id(), change));
            posts = documents.find(filter, Sorts.ascending("_id"), BATCH);
        }
    }

    private List<Stored<Post>> list(
            PostState state,
            @Nullable Collection<String> groupIds,
            String time,
            @Nullable PlaceInList after,
            int limit) {
        var inGroups = groupIds == null ? Filters.empty() : in("groupId", groupIds);
        var furtherOn = after == null
                ? Filters.empty()
                : or(lt(time, after.time()), and(eq(time, after.time()), lt("_id", after.id())));
        return documents.find(
                and(eq("state", state.name()), inGroups, furtherOn), Sorts.descending(time, "_id"), limit);
    }
}
