package org.usergroups.portal.calls;

/** A service refuses a question that a page asked, because of what stands in the address of the page. */
public final class Unanswerable extends RuntimeException {
    private final Problem problem;

    Unanswerable(Problem problem) {
        super("Refused with " + problem.status());
        this.problem = problem;
    }

    /** What the service said. */
    public Problem problem() {
        return problem;
    }
}
