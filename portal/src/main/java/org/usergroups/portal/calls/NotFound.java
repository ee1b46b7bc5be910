package org.usergroups.portal.calls;

/** What the page is about does not exist, or no longer. */
public final class NotFound extends RuntimeException {
    public NotFound(String what) {
        super("No " + what);
    }
}
