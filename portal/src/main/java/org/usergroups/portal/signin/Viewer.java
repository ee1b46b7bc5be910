package org.usergroups.portal.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Who looks at a page: a visitor, or a person who is signed in.
 *
 * @param id the member's id, null for a visitor
 * @param name the display name, null for a visitor
 * @param coordinator whether the person may do everything
 * @param token the access token to relay to the services, null for a visitor
 */
public record Viewer(
        @Nullable String id,
        @Nullable String name,
        boolean coordinator,
        @Nullable String token) {

    /** Somebody who is not signed in. */
    public static final Viewer VISITOR = new Viewer(null, null, false, null);

    /** Whether the person is signed in. */
    public boolean isSignedIn() {
        return token != null;
    }

    /** Adds the token to a request to a service. */
    public void sign(HttpHeaders headers) {
        if (token != null) {
            headers.setBearerAuth(token);
        }
    }

    @Override
    public String toString() {
        return isSignedIn() ? "Viewer[" + id + "]" : "Viewer[visitor]";
    }
}
