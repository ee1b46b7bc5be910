package org.usergroups.list.moderation;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Post.Stage;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.roster.Members;
import org.usergroups.list.work.Workers;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;

/** Held posts: organizers of the list's group see, approve or delete them. */
@RestController
@RequestMapping("/api/list")
class HeldController {

    private final Posts posts;
    private final MailingLists lists;
    private final Members members;
    private final Workers workers;

    /** A post that waits for a decision. */
    record HeldPost(
            String id,
            String author,
            String subject,
            Instant receivedAt,
            @Nullable String reason,
            String text) {}

    HeldController(Posts posts, MailingLists lists, Members members, Workers workers) {
        this.posts = posts;
        this.lists = lists;
        this.members = members;
        this.workers = workers;
    }

    @GetMapping("/lists/{name}/held")
    Page<HeldPost> held(
            @PathVariable String name,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer size,
            Caller caller) {
        var list = lists.require(name);
        members.requireRunningListsOf(list.state().groupId(), caller);
        var limit = Page.size(size);
        return Page.of(
                posts.held(list.id(), cursor == null ? null : position(Page.key(cursor)), limit + 1),
                limit,
                HeldController::shown,
                last -> last.receivedAt() + " " + last.id());
    }

    /** Publishes the post. Its author does not become a subscriber. Approving it again changes nothing. */
    @PostMapping("/held/{id}/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(@PathVariable String id, Caller caller) {
        var post = decidable(id, caller);
        if (post.stage() == Stage.DISCARDED) {
            throw Problem.notFound("held post", id);
        }
        if (posts.move(id, Stage.HELD, Stage.ACCEPTED)) {
            workers.wake();
        }
    }

    /** Deletes the post unseen by anybody else. Deleting it again changes nothing. */
    @DeleteMapping("/held/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id, Caller caller) {
        var post = decidable(id, caller);
        if (!posts.discard(id) && post.stage() != Stage.DISCARDED) {
            throw Problem.conflict(
                    "decided", "Somebody has decided already", "This post has been approved and is in the archive.");
        }
    }

    private Post decidable(String id, Caller caller) {
        var post = posts.find(id).orElseThrow(() -> Problem.notFound("held post", id));
        var list = lists.byId(post.listId()).orElseThrow(() -> Problem.notFound("held post", id));
        members.requireRunningListsOf(list.state().groupId(), caller);
        return post;
    }

    private static Posts.Position position(String key) {
        var parts = key.split(" ", 2);
        try {
            return new Posts.Position(Instant.parse(parts[0]), parts.length == 2 ? parts[1] : "");
        } catch (DateTimeException foreign) {
            throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
        }
    }

    private static HeldPost shown(Post post) {
        return new HeldPost(post.id(), post.author(), post.subject(), post.receivedAt(), post.reason(), post.text());
    }
}
