package org.usergroups.portal.calls;

/** Nobody is signed in, or no longer. */
public final class SignInNeeded extends RuntimeException {
    public SignInNeeded() {
        super("Sign-in needed");
    }
}
