package org.usergroups.search.queries;

import org.usergroups.search.understanding.Understood;

/**
 * How generously a question is taken, when there is little or nothing that is just what it asks for.
 *
 * @param forgivesSlips whether words that are written nearly so are found as well
 * @param looksAround whether what is around a city that the question names is found as well
 */
record Generosity(boolean forgivesSlips, boolean looksAround) {

    static final Generosity NONE = new Generosity(false, false);

    Generosity forgivingSlips() {
        return new Generosity(true, looksAround);
    }

    Generosity lookingAround() {
        return new Generosity(forgivesSlips, true);
    }

    /** What a question means if it is taken so. */
    Understood of(Understood understood) {
        return looksAround ? understood.around().orElse(understood) : understood;
    }
}
