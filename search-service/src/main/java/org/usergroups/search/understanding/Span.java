package org.usergroups.search.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words of a question that are understood together.
 *
 * @param tokens at least one
 * @param sense absent for a word that is not known
 */
record Span(String text, List<Token> tokens, @Nullable Sense sense) {

    int begin() {
        return tokens.getFirst().begin();
    }

    int end() {
        return tokens.getLast().end();
    }

    /** How many words it is; characters of scripts that put no spaces between words are one together. */
    int length() {
        return standsAlone() ? 1 : tokens.size();
    }

    /** Whether it is of a script that is read character by character. */
    boolean standsAlone() {
        return Token.standsAlone(text.codePointAt(0));
    }

    /** Whether it has to be found as it is. */
    boolean isWord() {
        return sense == null || sense.isWord();
    }

    boolean is(Phrases.Kind kind) {
        return sense != null && sense.kind() == kind;
    }
}
