package org.usergroups.list.mail;

/** A message whose structure is beyond what any mail program makes: it is refused unread. */
public final class TooComplex extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    TooComplex(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong, for the sender. */
    public String reason() {
        return reason;
    }
}
