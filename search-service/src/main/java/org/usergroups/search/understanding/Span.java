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

    /** How much it adds to the length of a sentence, in words; where a script puts no spaces between words, what is understood is one. */
    int length() {
        return Token.standsAlone(text.codePointAt(0)) ? (sense == null ? 0 : 1) : tokens.size();
    }

    /** Whether it has to be found as it is. */
    boolean isWord() {
        return sense == null || sense.isWord();
    }

    boolean is(Phrases.Kind kind) {
        return sense != null && sense.kind() == kind;
    }
}
