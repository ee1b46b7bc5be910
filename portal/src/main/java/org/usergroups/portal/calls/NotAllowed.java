package org.usergroups.portal.calls;

/** The person may not see or do this. */
public final class NotAllowed extends RuntimeException {
    public NotAllowed(String reason) {
        super(reason);
    }
}
