package org.usergroups.portal.account;

import org.usergroups.portal.calls.Problem;

/** What the roster says to somebody who has signed in too long ago for what they want to do. */
final class RecentSignIn {
    private static final String NEEDED = "/recent-sign-in-needed";

    private RecentSignIn() {}

    static boolean isNeeded(Problem problem) {
        return problem.type() != null && problem.type().endsWith(NEEDED);
    }
}
