package org.usergroups.search.understanding;

import org.jspecify.annotations.Nullable;

/**
 * What some words next to each other may be.
 *
 * @param weight by which it competes with what else they may be
 * @param part if they are a part of the question
 * @param kind if they belong to the question and not to what is looked for
 * @param isWord whether they are a word of a group's name
 */
record Sense(double weight, @Nullable Part part, Phrases.@Nullable Kind kind, boolean isWord) {

    // What a word weighs by what it is taken for: a phrase of questions before a topic, that before a place, all of
    // these before a name.
    static final double PHRASE = 14;
    static final double TOPIC = 13;
    static final double PLACE = 12;
    static final double EXACT = 10;
    static final double NAME = 8;
    static final double ALIKE = 6;

    static Sense of(double weight, Part part) {
        return new Sense(weight, part, null, false);
    }

    static Sense of(double weight, Phrases.Kind kind) {
        return new Sense(weight, null, kind, false);
    }

    static Sense word() {
        return new Sense(NAME, null, null, true);
    }

    /** Longer spans weigh more than their words: “New York” before “new” and “York”. */
    static double weight(int words, double each) {
        return words * each + 2.0 * words * words;
    }

    /** Whether it is a part that no longer span with an unknown word may take away. */
    boolean isFirm() {
        return part != null && weight >= weight(1, PLACE);
    }
}
