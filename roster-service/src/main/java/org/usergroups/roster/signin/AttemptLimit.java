package org.usergroups.roster.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away a network that tries links or passkeys too often. */
final class AttemptLimit extends OncePerRequestFilter {

    private static final String BY_LINK = "/account/sign-in/session";
    private static final Set<String> ATTEMPTS = Set.of(BY_LINK, "/webauthn/authenticate/options", "/login/webauthn");
    private static final String RETRY_AFTER_SECONDS = "3600";

    private final SignInLimits limits;

    AttemptLimit(SignInLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isAttempt(request) || limits.admitsAttempt(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else if (request.getServletPath().equals(BY_LINK)) {
            response.sendRedirect("/account/sign-in?often");
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private static boolean isAttempt(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && ATTEMPTS.contains(request.getServletPath());
    }
}
