package org.usergroups.search.understanding;

import java.util.HashSet;
import java.util.Set;
import org.usergroups.platform.places.Folding;

/** Words that people use every day, of those that are nearly the name of a place or topic: they are no slip of it. Immutable. */
final class EverydayWords {

    private final Set<String> folded = new HashSet<>();

    static EverydayWords load() {
        var words = new EverydayWords();
        for (var line : WordList.lines("everyday-words.txt")) {
            line.words().forEach(word -> words.folded.add(Folding.fold(word)));
        }
        return words;
    }

    boolean contains(String word) {
        return folded.contains(word);
    }
}
