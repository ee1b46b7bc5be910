package org.usergroups.search.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.places.Folding;

/** Phrases that belong to a question and not to what is looked for, in the languages that people ask in. Immutable. */
final class Phrases {

    /** What a phrase does in a question. */
    enum Kind {
        /** Nothing; it only makes a sentence. */
        SKIP,
        GROUP,
        MEETING,
        POST,
        PHOTO,
        LIST,
        ONLINE,
        STEP_FREE,
        CAPTIONS,
        SIGN_LANGUAGE,
        QUIET_ROOM,
        CHILD_CARE,
        NEAR
    }

    private final Map<String, Kind> kinds = new HashMap<>();

    static Phrases load() {
        var phrases = new Phrases();
        try (var file = Phrases.class.getResourceAsStream("words.txt")) {
            if (file == null) {
                throw new IllegalStateException("words.txt is missing from the class path.");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(phrases::add);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return phrases;
    }

    private void add(String line) {
        var bar = line.indexOf('|');
        var kind = Kind.valueOf(line.substring(0, bar).strip().toUpperCase(Locale.ROOT));
        for (var phrase : line.substring(bar + 1).split(",", -1)) {
            var before = kinds.putIfAbsent(Folding.fold(phrase), kind);
            if (before != null && before != kind) {
                throw new IllegalStateException("words.txt: “%s” is %s and %s.".formatted(phrase, before, kind));
            }
        }
    }

    @Nullable
    Kind of(String folded) {
        return kinds.get(folded);
    }
}
