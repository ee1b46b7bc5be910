package org.usergroups.deploy.local.backends;

/** The backends cannot start; the message is one sentence for the person who started them. */
final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence);
    }
}
