package org.usergroups.roster.recurrence;

/** A rule that cannot be taken; the message is a sentence for the person who wrote it. */
public final class RuleRefused extends Exception {

    private static final long serialVersionUID = 1L;

    RuleRefused(String sentence) {
        super(sentence);
    }
}
