package org.usergroups.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Holds personal access tokens to their scopes (RFC 6750, section 3.1), and off what a member does in person only. */
final class ScopeLimit extends OncePerRequestFilter {

    private final List<PathPatternRequestMatcher> inPerson;
    private final JsonMapper json;

    ScopeLimit(List<String> inPerson, JsonMapper json) {
        this.inPerson = inPerson.stream()
                .map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList();
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = PersonalToken.current();
        if (token.isEmpty()) {
            chain.doFilter(request, response);
        } else if (inPerson.stream().anyMatch(path -> path.matches(request))) {
            refuse(response, Problem.forbidden("A personal access token cannot do this. Sign in on the portal."));
        } else {
            var missing = token.get().missing(request.getMethod(), request.getRequestURI());
            if (missing.isEmpty()) {
                chain.doFilter(request, response);
            } else {
                response.setHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(missing.get()));
                refuse(
                        response,
                        Problem.forbidden("This needs a token with the scope “%s”; yours has not got it."
                                .formatted(missing.get())));
            }
        }
    }

    private void refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
    }
}
