package org.usergroups.list.archive;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.posts.Post;
import org.usergroups.platform.events.Stored;

/** What is told of a thread in lists and to the index. */
final class ThreadSummary {

    static final int LONGEST_TEXT = 20_000;
    private static final Pattern ANSWER_MARK =
            Pattern.compile("^((re|aw|sv|antw|fwd?)(\\[\\d+\\])?\\s*:\\s*)+", Pattern.CASE_INSENSITIVE);

    private ThreadSummary() {}

    /** @param posts in the order of reading, not empty */
    static ArchivedThread of(Stored<MailingList> list, List<Post> posts) {
        var times = posts.stream().map(Post::sentAt).sorted().toList();
        return new ArchivedThread(
                list.state().groupId(),
                list.id(),
                list.state().name(),
                subject(posts.getFirst().subject()),
                text(posts),
                posts.size(),
                (int) posts.stream().map(Post::authorAddress).distinct().count(),
                times.getFirst(),
                latest(times));
    }

    private static Instant latest(List<Instant> times) {
        return times.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The subject without the marks of an answer, unless nothing else is there. */
    static String subject(String subject) {
        var bare = ANSWER_MARK.matcher(subject).replaceFirst("").strip();
        return bare.isEmpty() ? subject : bare;
    }

    /** The posts' own words: what they quote stands in the post that said it. */
    private static String text(List<Post> posts) {
        var text = new StringBuilder();
        for (var post : posts) {
            if (text.length() >= LONGEST_TEXT) {
                break;
            }
            var own = post.text()
                    .lines()
                    .filter(line -> !line.startsWith(">"))
                    .collect(Collectors.joining("\n"))
                    .strip();
            if (!own.isEmpty()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(own);
            }
        }
        if (text.length() <= LONGEST_TEXT) {
            return text.toString();
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }
}
