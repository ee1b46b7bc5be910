package org.usergroups.deploy.bench;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An answer of the portal. */
record Answer(int status, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The body; missing if it is no JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException none) {
            return MissingNode.getInstance();
        }
    }

    /** For a table of what went wrong: the status, and the title of the problem if there is one. */
    String reason() {
        var title = json().path("title").asString("");
        return title.isEmpty() ? "HTTP " + status : "HTTP " + status + " " + title;
    }
}
