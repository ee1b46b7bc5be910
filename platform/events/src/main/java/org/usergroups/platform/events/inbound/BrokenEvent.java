package org.usergroups.platform.events.inbound;

/** An event that can never be handled, however often it is tried. It goes to the dead letters. */
public final class BrokenEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenEvent(String message) {
        super(message);
    }

    public BrokenEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
