package org.usergroups.deploy.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A group that the bench edits: its version and the words of its last acknowledged edits, newest first. They all stay in its
 * description, so that an edit can still be found when later ones have followed. Guarded by {@link #turn}.
 */
final class BenchGroup {

    /** One edit of a group at a time, as its version demands; fair, so that none is overtaken for long. */
    final ReentrantLock turn = new ReentrantLock(true);

    private final String slug;
    private final int wordsKept;
    private final Deque<String> words = new ArrayDeque<>();
    private long version;

    BenchGroup(String slug, int wordsKept, long version) {
        this.slug = slug;
        this.wordsKept = wordsKept;
        this.version = version;
    }

    String slug() {
        return slug;
    }

    String path() {
        return "/api/roster/groups/" + slug;
    }

    long version() {
        return version;
    }

    /** The newest acknowledged word first. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** The description that an edit with a new word saves. */
    String describedWith(String word) {
        var all = new ArrayList<String>();
        all.add(word);
        words.stream().limit(wordsKept - 1L).forEach(all::add);
        return String.join(" ", all);
    }

    /** The acknowledged words that the description has even if one more save has put a word in front of them. */
    List<String> wordsStillDescribed() {
        return words.stream().limit(wordsKept - 1L).toList();
    }

    void acknowledged(String word, long newVersion) {
        words.addFirst(word);
        if (words.size() > wordsKept) {
            words.removeLast();
        }
        version = newVersion;
    }

    /** A save whose answer never came has been stored after all, or another has. */
    void isAt(long newVersion) {
        version = newVersion;
    }
}
