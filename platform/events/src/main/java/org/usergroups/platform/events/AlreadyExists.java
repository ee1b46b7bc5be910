package org.usergroups.platform.events;

/** A document with this id, or with this value of a unique field, is there already. Nothing was written. */
public final class AlreadyExists extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AlreadyExists(String id, Throwable cause) {
        super("Aggregate " + id + " cannot be written: its id or a unique field is taken", cause);
    }
}
