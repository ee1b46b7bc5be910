package org.usergroups.roster.sessions;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.signin.Sessions;

@RestController
@RequestMapping("/api/roster/me/sessions")
class SessionController {

    private static final String CURRENT = "current";

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @param lastSeen when it last fetched a token, which it does every ten minutes while somebody uses it */
    record SessionView(String id, String browser, Instant since, Instant lastSeen, boolean current) {}

    @GetMapping
    Page<SessionView> list(Caller caller, @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        var current = current(token);
        return Page.of(sessions.of(caller.memberId()).stream()
                .map(session -> new SessionView(
                        session.id(),
                        session.browser(),
                        session.since(),
                        session.lastSeen(),
                        session.id().equals(current)))
                .toList());
    }

    /** Ends one session, or the caller's own as {@code current}. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, Caller caller, @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        var current = current(token);
        var ended = CURRENT.equals(id) ? current : id;
        if (ended == null || !sessions.end(caller.memberId(), ended)) {
            throw Problem.notFound("session", id);
        }
    }

    /** Ends all sessions but the caller's own. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(Caller caller, @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        var current = current(token);
        sessions.endOthers(caller.memberId(), current == null ? "" : current);
    }

    private static @Nullable String current(Jwt token) {
        return token.getClaimAsString("sid");
    }
}
