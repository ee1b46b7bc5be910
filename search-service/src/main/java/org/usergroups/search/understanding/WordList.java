package org.usergroups.search.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Lists of words beside this class: on each line a key, a bar, and words or phrases with commas between; {@code #} begins a comment. */
final class WordList {

    private WordList() {}

    record Line(String key, List<String> words) {}

    static List<Line> lines(String name) {
        try (var file = WordList.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(WordList::line)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Line line(String text) {
        var bar = text.indexOf('|');
        return new Line(
                text.substring(0, bar).strip(),
                Arrays.stream(text.substring(bar + 1).split(",", -1))
                        .map(String::strip)
                        .toList());
    }
}
