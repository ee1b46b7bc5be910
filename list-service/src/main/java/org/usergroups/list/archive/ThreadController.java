package org.usergroups.list.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.roster.Group;
import org.usergroups.list.roster.Groups;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.platform.web.Versions;

/** The archive of a list. */
@RestController
@RequestMapping("/api/list")
class ThreadController {

    private final Threads threads;
    private final Posts posts;
    private final MailingLists lists;
    private final Groups groups;

    /** A thread in a list of threads. */
    record Head(String id, String subject, Instant startedAt, Instant lastPostAt, int posts) {}

    /**
     * A post in its thread.
     *
     * @param parentId what it answers, if that is in the archive
     * @param depth how many posts are above it
     * @param author a name, never an address
     * @param text plain; to be escaped by whoever shows it
     */
    record ShownPost(
            String id,
            @Nullable String parentId,
            int depth,
            String author,
            Instant sentAt,
            String subject,
            String text) {}

    /** A thread to read from top to bottom. */
    record ShownThread(
            String id,
            String listName,
            String listTitle,
            String groupId,
            @Nullable String groupSlug,
            String subject,
            List<ShownPost> posts) {}

    ThreadController(Threads threads, Posts posts, MailingLists lists, Groups groups) {
        this.threads = threads;
        this.posts = posts;
        this.lists = lists;
        this.groups = groups;
    }

    @GetMapping("/lists/{name}/threads")
    Page<Head> threads(
            @PathVariable String name, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer size) {
        var list = lists.require(name);
        var limit = Page.size(size);
        var after = cursor == null ? null : position(Page.key(cursor));
        return Page.of(
                threads.ofList(list.id(), after, limit + 1),
                limit,
                ThreadController::head,
                last -> last.state().lastPostAt() + " " + last.id());
    }

    @GetMapping("/threads/{id}")
    ResponseEntity<ShownThread> thread(@PathVariable String id) {
        var thread = threads.find(id).orElseThrow(() -> Problem.notFound("thread", id));
        var list = lists.byId(thread.state().listId()).orElseThrow(() -> Problem.notFound("thread", id));
        var state = thread.state();
        return Versions.answer(
                thread.version(),
                new ShownThread(
                        thread.id(),
                        state.listName(),
                        list.state().title(),
                        state.groupId(),
                        groups.byId(state.groupId()).map(Group::slug).orElse(null),
                        state.subject(),
                        shown(posts.ofThread(thread.id()))));
    }

    private static List<ShownPost> shown(List<Post> posts) {
        var byId = posts.stream().collect(Collectors.toMap(Post::id, post -> post));
        return Archivist.trees(posts).stream()
                .flatMap(tree -> tree.posts().stream())
                .flatMap(placed -> Optional.ofNullable(byId.get(placed.key()))
                        .map(post -> new ShownPost(
                                post.id(),
                                placed.parent().orElse(null),
                                placed.depth(),
                                post.author(),
                                post.sentAt(),
                                post.subject(),
                                post.text()))
                        .stream())
                .toList();
    }

    private static Head head(Stored<ArchivedThread> stored) {
        var thread = stored.state();
        return new Head(stored.id(), thread.subject(), thread.startedAt(), thread.lastPostAt(), thread.posts());
    }

    private static Threads.Position position(String key) {
        var parts = key.split(" ", 2);
        try {
            return new Threads.Position(Instant.parse(parts[0]), parts.length == 2 ? parts[1] : "");
        } catch (DateTimeException foreign) {
            throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
        }
    }
}
