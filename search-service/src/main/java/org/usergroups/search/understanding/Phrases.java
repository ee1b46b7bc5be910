package org.usergroups.search.understanding;

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
        THREAD,
        ALBUM,
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
        for (var line : WordList.lines("words.txt")) {
            var kind = Kind.valueOf(line.key().toUpperCase(Locale.ROOT));
            line.words().forEach(phrase -> phrases.add(phrase, kind));
        }
        return phrases;
    }

    private void add(String phrase, Kind kind) {
        var before = kinds.putIfAbsent(Folding.fold(phrase), kind);
        if (before != null && before != kind) {
            throw new IllegalStateException("words.txt: “%s” is %s and %s.".formatted(phrase, before, kind));
        }
    }

    @Nullable
    Kind of(String folded) {
        return kinds.get(folded);
    }
}
