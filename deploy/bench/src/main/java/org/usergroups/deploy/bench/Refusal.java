package org.usergroups.deploy.bench;

/** Why nothing can be measured: one sentence for the person at the terminal. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }
}
