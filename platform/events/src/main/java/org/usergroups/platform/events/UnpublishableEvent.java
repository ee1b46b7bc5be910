package org.usergroups.platform.events;

/** An event does not satisfy its schema, or is too large for the topic. Thrown before anything is written. */
public final class UnpublishableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnpublishableEvent(String message) {
        super(message);
    }
}
