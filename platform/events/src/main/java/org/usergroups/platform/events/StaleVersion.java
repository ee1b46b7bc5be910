package org.usergroups.platform.events;

/** The aggregate has been changed by somebody else since it was read. Nothing was written. */
public final class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleVersion(String id, long expected) {
        super("Aggregate " + id + " is no longer at version " + expected);
    }
}
