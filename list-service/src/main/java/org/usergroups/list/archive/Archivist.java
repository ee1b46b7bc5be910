package org.usergroups.list.archive;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.list.posts.Post;
import org.usergroups.list.posts.Post.Stage;
import org.usergroups.list.posts.Posts;
import org.usergroups.list.work.Leases;
import org.usergroups.list.work.Workers;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;

/**
 * Puts accepted posts into threads. Everything is computed anew from the posts that a new one is joined to, so doing it twice, or
 * after a crash half-way, gives the same.
 */
@Component
class Archivist {

    private static final Logger log = LoggerFactory.getLogger(Archivist.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 100;

    private final Posts posts;
    private final Threads threads;
    private final MailingLists lists;
    private final Leases leases;
    private final Workers workers;
    private final InstantSource clock;

    Archivist(Posts posts, Threads threads, MailingLists lists, Leases leases, Workers workers, InstantSource clock) {
        this.posts = posts;
        this.threads = threads;
        this.lists = lists;
        this.leases = leases;
        this.workers = workers;
        this.clock = clock;
    }

    /** Archives the posts that wait, the posts of a list in one instance at a time; answers whether it has done anything. */
    boolean archiveNext() {
        var waiting = posts.toArchive(clock.instant(), BATCH).stream()
                .collect(Collectors.groupingBy(Post::listId, LinkedHashMap::new, Collectors.toList()));
        var tried = false;
        var archived = false;
        for (var ofList : waiting.entrySet()) {
            var lease = leases.hold("archive:" + ofList.getKey(), LEASE);
            if (lease.isPresent()) {
                try (var held = lease.get()) {
                    for (var post : ofList.getValue()) {
                        if (held.isHeld()) {
                            tried = true;
                            archived |= isArchived(post);
                        }
                    }
                }
            }
        }
        if (archived) {
            workers.wake();
        }
        return tried;
    }

    /** A post that cannot be archived holds up no other. While the store is away, putting it off fails too, and nothing is tried. */
    private boolean isArchived(Post post) {
        try {
            archive(post);
            return true;
        } catch (RuntimeException failed) {
            var next = posts.archiveLater(post.id(), clock.instant());
            log.warn("Post {} cannot be archived and is tried again at {}: {}", post.id(), next, failed.toString());
            return false;
        }
    }

    private void archive(Post post) {
        var list = lists.byId(post.listId());
        if (list.isEmpty()) {
            posts.remove(post.id());
            return;
        }
        var joined = joined(post);
        var byId = joined.stream().collect(Collectors.toMap(Post::id, it -> it));
        var trees = Threading.threads(joined.stream().map(Archivist::joinable).toList());
        var names = names(post, trees, byId);
        var former = joined.stream()
                .flatMap(it -> Optional.ofNullable(it.threadId()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (var i = 0; i < trees.size(); i++) {
            file(list.get(), names.get(i), trees.get(i), byId);
        }
        former.removeAll(Set.copyOf(names));
        for (var gone : former) {
            threads.move(post.listId(), gone, newHome(gone, trees, names, byId));
        }
        posts.move(post.id(), Stage.ACCEPTED, Stage.ARCHIVED);
    }

    /** The post, and all that are joined to it by ids, over as many steps as it takes. */
    private List<Post> joined(Post post) {
        var found = new LinkedHashMap<String, Post>();
        found.put(post.id(), post);
        var asked = new HashSet<String>();
        var next = new HashSet<>(post.ids());
        while (!next.isEmpty()) {
            asked.addAll(next);
            for (var other : posts.joinedBy(post.listId(), next)) {
                if (other.id().equals(post.id()) || other.stage() != Stage.ACCEPTED) {
                    found.put(other.id(), other);
                }
            }
            next = found.values().stream()
                    .flatMap(it -> it.ids().stream())
                    .filter(id -> !asked.contains(id))
                    .collect(Collectors.toCollection(HashSet::new));
        }
        return List.copyOf(found.values());
    }

    /** A thread keeps its name while it grows: the one that its first post to arrive had, or one that was never used before. */
    private static List<String> names(Post cause, List<Threading.Tree> trees, Map<String, Post> posts) {
        var taken = new HashSet<String>();
        var names = new ArrayList<String>();
        for (var tree : trees) {
            var members = members(tree, posts);
            var name = members.stream()
                    .filter(post -> post.threadId() != null)
                    .sorted(Comparator.comparing(Post::receivedAt).thenComparing(Post::id))
                    .flatMap(post -> Optional.ofNullable(post.threadId()).stream())
                    .filter(former -> !taken.contains(former))
                    .findFirst()
                    .orElseGet(() ->
                            Ids.of("thread", cause.id(), members.getFirst().id()));
            taken.add(name);
            names.add(name);
        }
        return names;
    }

    private void file(Stored<MailingList> list, String name, Threading.Tree tree, Map<String, Post> byId) {
        var members = members(tree, byId);
        members.stream().filter(post -> !name.equals(post.threadId())).forEach(post -> posts.file(post.id(), name));
        threads.put(name, ThreadSummary.of(list, members));
    }

    private static String newHome(
            String gone, List<Threading.Tree> trees, List<String> names, Map<String, Post> posts) {
        var sizes = new HashMap<String, Long>();
        for (var i = 0; i < trees.size(); i++) {
            var count = members(trees.get(i), posts).stream()
                    .filter(post -> gone.equals(post.threadId()))
                    .count();
            sizes.merge(names.get(i), count, Long::sum);
        }
        return sizes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(gone);
    }

    private static List<Post> members(Threading.Tree tree, Map<String, Post> posts) {
        return tree.posts().stream()
                .flatMap(placed -> Optional.ofNullable(posts.get(placed.key())).stream())
                .toList();
    }

    static Threading.Joinable joinable(Post post) {
        return new Threading.Joinable(post.id(), post.messageId(), post.references(), post.sentAt());
    }

    static List<Threading.Tree> trees(Collection<Post> posts) {
        return Threading.threads(posts.stream().map(Archivist::joinable).toList());
    }
}
