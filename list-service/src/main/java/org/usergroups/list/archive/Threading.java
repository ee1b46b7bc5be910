package org.usergroups.list.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins posts to trees by what they refer to, in the manner of Jamie Zawinski's algorithm, without joining by subject.
 *
 * <p>The result depends on the set of posts and not on the order in which they came: posts are taken by the time they were sent, first
 * each post's own parent, then what the References of others tell of posts that name none and of posts that are not here.
 */
final class Threading {

    private static final Comparator<Joinable> BY_TIME = Comparator.comparing(Joinable::sentAt)
            .thenComparing(Joinable::messageId)
            .thenComparing(Joinable::key);

    /**
     * What threading needs of a post.
     *
     * @param key names the post; a Message-ID may come twice
     */
    record Joinable(String key, String messageId, List<String> references, Instant sentAt) {}

    /**
     * A post in its thread.
     *
     * @param parent the key of the nearest post above it that is here
     * @param depth how many posts are above it that are here
     */
    record Placed(String key, Optional<String> parent, int depth) {}

    /**
     * A thread.
     *
     * @param rootId the id it begins with, of a post that need not be here
     * @param posts in the order of reading: each answer below what it answers, answers to the same post by time
     */
    record Tree(String rootId, List<Placed> posts) {}

    /** A place in a tree: a post, or an id that others refer to. */
    private static final class Node {

        private final String id;
        private final List<Node> children = new ArrayList<>();
        private Optional<Joinable> post = Optional.empty();
        private Optional<Node> parent = Optional.empty();
        private Instant time = Instant.MAX;

        Node(String id) {
            this.id = id;
        }

        void adopt(Node child) {
            if (child.parent.isEmpty() && !isAtOrBelow(child)) {
                child.parent = Optional.of(this);
                children.add(child);
            }
        }

        private boolean isAtOrBelow(Node other) {
            for (var above = Optional.of(this); above.isPresent(); above = above.get().parent) {
                if (above.get() == other) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private Threading() {}

    /** The threads of these posts, by the time of their first post. */
    static List<Tree> threads(Collection<Joinable> posts) {
        return new Threading().join(posts.stream().sorted(BY_TIME).toList());
    }

    private List<Tree> join(List<Joinable> posts) {
        var places = posts.stream().map(this::place).toList();
        for (var i = 0; i < places.size(); i++) {
            var references = posts.get(i).references();
            if (!references.isEmpty()) {
                node(references.getLast()).adopt(places.get(i));
            }
        }
        for (var post : posts) {
            for (var i = 1; i < post.references().size(); i++) {
                node(post.references().get(i - 1)).adopt(node(post.references().get(i)));
            }
        }
        var roots =
                nodes.values().stream().filter(node -> node.parent.isEmpty()).toList();
        roots.forEach(Threading::setTimes);
        return roots.stream()
                .filter(root -> root.time.isBefore(Instant.MAX))
                .sorted(Comparator.comparing((Node root) -> root.time).thenComparing(root -> root.id))
                .map(Threading::tree)
                .toList();
    }

    /** A second post with the same id gets a place of its own. */
    private Node place(Joinable post) {
        var node = node(post.messageId());
        if (node.post.isPresent()) {
            node = node(post.messageId() + " " + post.key());
        }
        node.post = Optional.of(post);
        return node;
    }

    private Node node(String id) {
        return nodes.computeIfAbsent(id, Node::new);
    }

    /** The time of a place is that of its post, or of the first below it. Without recursion: a thread may be very deep. */
    private static void setTimes(Node root) {
        var downwards = new ArrayList<Node>(List.of(root));
        for (var i = 0; i < downwards.size(); i++) {
            downwards.addAll(downwards.get(i).children);
        }
        for (var node : downwards.reversed()) {
            node.time = node.post
                    .map(Joinable::sentAt)
                    .orElseGet(() -> node.children.stream()
                            .map(child -> child.time)
                            .min(Comparator.naturalOrder())
                            .orElse(Instant.MAX));
            node.children.sort(Comparator.comparing((Node child) -> child.time).thenComparing(child -> child.id));
        }
    }

    private record Visit(Node node, Optional<String> parent, int depth) {}

    private static Tree tree(Node root) {
        var placed = new ArrayList<Placed>();
        var open = new java.util.ArrayDeque<>(List.of(new Visit(root, Optional.empty(), 0)));
        while (!open.isEmpty()) {
            var visit = open.pop();
            visit.node().post.ifPresent(post -> placed.add(new Placed(post.key(), visit.parent(), visit.depth())));
            var isPost = visit.node().post.isPresent();
            var parent = isPost ? visit.node().post.map(Joinable::key) : visit.parent();
            for (var child : visit.node().children.reversed()) {
                open.push(new Visit(child, parent, visit.depth() + (isPost ? 1 : 0)));
            }
        }
        return new Tree(root.id, List.copyOf(placed));
    }
}
