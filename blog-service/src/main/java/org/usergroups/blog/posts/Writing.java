package org.usergroups.blog.posts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.blog.roster.Groups;
import org.usergroups.blog.roster.Members;
import org.usergroups.blog.text.Markdown;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.MergePatch;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;
import tools.jackson.databind.JsonNode;

/** What organizers do with posts, and what they may not. */
@Component
class Writing {

    static final String PATH = "/api/blog/posts";

    private final Posts posts;
    private final Groups groups;
    private final Members members;
    private final Markdown markdown;
    private final MergePatch patches;
    private final Ids ids;
    private final InstantSource clock;

    Writing(
            Posts posts,
            Groups groups,
            Members members,
            Markdown markdown,
            MergePatch patches,
            Ids ids,
            InstantSource clock) {
        this.posts = posts;
        this.groups = groups;
        this.members = members;
        this.markdown = markdown;
        this.patches = patches;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same key by the same caller gives the same post. */
    Stored<Post> draft(Caller caller, NewPost form, @Nullable String idempotencyKey) {
        var errors = new FieldErrors();
        var content = PostContent.of(form.title(), form.markdown(), form.language(), form.topics(), errors);
        var groupId = form.groupId() == null ? "" : form.groupId();
        errors.check(groups.byId(groupId).isPresent(), "groupId", "There is no group with this id.");
        errors.refuse();
        mustWriteFor(caller, groupId);
        var id = idempotencyKey == null ? ids.next() : Ids.of(caller.memberId(), PATH, idempotencyKey);
        var rendered = markdown.render(content.markdown());
        return posts.create(id, Post.draft(groupId, content, rendered, caller.memberId(), nameOf(caller), now()));
    }

    /**
     * A post that the caller may read.
     *
     * @throws Problem 404 also for a draft that the caller may not know of
     */
    Stored<Post> read(Optional<Caller> caller, String slugOrId) {
        return posts.find(slugOrId)
                .filter(post -> post.state().isPublished() || mayWriteFor(caller, post))
                .orElseThrow(() -> Problem.notFound("post", slugOrId));
    }

    Stored<Post> edit(Caller caller, String slugOrId, @Nullable String ifMatch, JsonNode patch) {
        var before = own(caller, slugOrId);
        Versions.require(ifMatch, before.version());
        var form = patches.apply(PostEdit.of(before.state().content()), patch, PostEdit.class);
        var errors = new FieldErrors();
        var content = PostContent.of(form.title(), form.markdown(), form.language(), form.topics(), errors);
        errors.check(
                content.isReadable() || !before.state().isPublished(), "markdown", "A published post needs a text.");
        errors.refuse();
        return posts.save(before, before.state().edited(content, markdown.render(content.markdown()), now()));
    }

    Stored<Post> publish(Caller caller, String slugOrId, @Nullable String ifMatch) {
        var before = own(caller, slugOrId);
        seen(ifMatch, before);
        if (!before.state().content().isReadable()) {
            throw Problem.invalid("markdown", "A post needs a text before it can be published.");
        }
        if (groups.byId(before.state().groupId()).isEmpty()) {
            throw Problem.conflict(
                    "group-gone", "The group is gone", "The group of this post is no longer in the roster.");
        }
        return posts.save(before, before.state().published(now()));
    }

    Stored<Post> withdraw(Caller caller, String slugOrId, @Nullable String ifMatch) {
        var before = own(caller, slugOrId);
        seen(ifMatch, before);
        return posts.save(before, before.state().withdrawn(now()));
    }

    void delete(Caller caller, String slugOrId, @Nullable String ifMatch) {
        var before = own(caller, slugOrId);
        Versions.require(ifMatch, before.version());
        posts.delete(before);
    }

    private Stored<Post> own(Caller caller, String slugOrId) {
        var post = read(Optional.of(caller), slugOrId);
        mustWriteFor(caller, post.state().groupId());
        return post;
    }

    private boolean mayWriteFor(Optional<Caller> caller, Stored<Post> post) {
        return caller.filter(who -> members.mayWriteFor(who, post.state().groupId()))
                .isPresent();
    }

    private void mustWriteFor(Caller caller, String groupId) {
        if (!members.mayWriteFor(caller, groupId)) {
            throw Problem.forbidden("Only organizers of the group may write for it.");
        }
    }

    /** Publishing needs no version, since it changes no text; who sends one is held to it. */
    private static void seen(@Nullable String ifMatch, Stored<Post> post) {
        if (ifMatch != null) {
            Versions.require(ifMatch, post.version());
        }
    }

    private String nameOf(Caller caller) {
        return members.displayName(caller.memberId()).orElse(caller.name() == null ? caller.memberId() : caller.name());
    }

    /** To the millisecond, as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
