package org.usergroups.deploy.local.stack;

/** Why a command of {@code deploy/} cannot go on: one sentence for the person at the terminal, and an exit code. */
final class Failure extends Exception {

    static final int NOT_STARTED = 1;
    static final int USAGE = 2;
    static final int PORT_TAKEN = 3;
    static final int ALREADY_RUNNING = 4;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Failure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    /** Says the sentence and ends the process. */
    void exit() {
        System.err.println(getMessage());
        System.exit(exitCode);
    }
}
