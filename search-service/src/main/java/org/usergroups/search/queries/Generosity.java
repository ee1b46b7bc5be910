package org.usergroups.search.queries;

import org.usergroups.search.understanding.Understood;

/**
 * How generously a question is taken, when there is nothing that is just what it asks for.
 *
 * @param forgivesSlips whether words that are written nearly so are found as well
 */
record Generosity(Meaning meaning, boolean forgivesSlips) {

    static final Generosity NONE = new Generosity(Meaning.UNDERSTOOD, false);

    /** What a question is taken to mean. */
    enum Meaning {
        /** What is understood of it, and the words that are not. */
        UNDERSTOOD,
        /** The same, but what is around a city that it names is found as well. */
        AROUND,
        /** What is understood of it; its other words need not be found. */
        PAST_WORDS,
        /** All its words as they are. */
        LITERAL
    }

    static Generosity of(Meaning meaning) {
        return new Generosity(meaning, false);
    }

    Generosity forgivingSlips() {
        return new Generosity(meaning, true);
    }

    /** What a question means if it is taken so. */
    Understood of(Understood understood) {
        return switch (meaning) {
            case UNDERSTOOD -> understood;
            case AROUND -> understood.around().orElse(understood);
            case PAST_WORDS -> understood.pastWords().orElse(understood);
            case LITERAL -> Understood.literally(understood.question());
        };
    }
}
