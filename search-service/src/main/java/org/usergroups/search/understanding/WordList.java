package org.usergroups.search.understanding;

import java.util.Arrays;
import java.util.List;
import org.usergroups.platform.places.Lines;

/** Lists of words beside this class: on each line a key, a bar, and words or phrases with commas between; {@code #} begins a comment. */
final class WordList {

    private WordList() {}

    record Line(String key, List<String> words) {}

    static List<Line> lines(String name) {
        return Lines.of(WordList.class, name).stream().map(WordList::line).toList();
    }

    private static Line line(List<String> cells) {
        if (cells.size() != 2) {
            throw new IllegalStateException("No key and words: " + String.join("|", cells));
        }
        return new Line(
                cells.getFirst(),
                Arrays.stream(cells.getLast().split(",", -1)).map(String::strip).toList());
    }
}
