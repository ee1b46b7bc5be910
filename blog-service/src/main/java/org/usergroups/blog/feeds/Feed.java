package org.usergroups.blog.feeds;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.blog.posts.Post;
import org.usergroups.blog.roster.Group;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;

/**
 * A feed before it is written as XML.
 *
 * @param key which feed it is, the same for ever
 * @param query the query of its address, with its question mark; empty for the feed of all posts
 * @param page the path of the portal's page about the same
 * @param groups the groups of the posts, as far as the roster has them, by id
 */
record Feed(String key, String title, String query, String page, List<Stored<Post>> posts, Map<String, Group> groups) {

    /** Raised when the same posts are written differently. */
    private static final int FORM = 1;

    /** The feed's id: a name-based UUID of its key. */
    String id() {
        return "urn:uuid:" + Ids.of("feed", key);
    }

    @Nullable
    Group groupOf(Stored<Post> post) {
        return groups.get(post.state().groupId());
    }

    /** When an entry last changed; the other time if there is none. */
    Instant updated(Instant withoutEntries) {
        return posts.stream()
                .map(post -> post.state().changedAt())
                .max(Comparator.naturalOrder())
                .orElse(withoutEntries);
    }

    /** Everything that the XML depends on, in short: two feeds with the same fingerprint are written as the same bytes. */
    String fingerprint() {
        var seen = new StringBuilder(key).append('\n').append(FORM).append(' ').append(title);
        for (var post : posts) {
            seen.append('\n').append(post.id()).append(' ').append(post.version());
            var group = groupOf(post);
            if (group != null) {
                seen.append(' ').append(group.slug()).append(' ').append(group.name());
            }
        }
        return Ids.of("feed content", seen.toString());
    }
}
