package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The API has not done what was asked; the message is its own sentence (RFC 9457). */
final class Refused extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;

    private final int status;
    private final boolean isAboutGroup;

    Refused(String request, int status, JsonNode problem) {
        super(request + " was answered " + status + ": "
                + problem.path("detail").asText(problem.path("title").asText("no reason was given")));
        this.status = status;
        this.isAboutGroup = problem.path("errors").findValuesAsText("field").contains("groupId");
    }

    /** A service learns of a new group, or of who looks after it, a moment after the roster. */
    boolean mayBeTooEarly() {
        return status == FORBIDDEN || status == UNPROCESSABLE && isAboutGroup;
    }
}
