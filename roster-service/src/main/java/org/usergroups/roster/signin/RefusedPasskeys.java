package org.usergroups.roster.signin;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usergroups.platform.web.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says of a passkey that cannot be taken that it is the request that is wrong. The filter of Spring Security lets the verification's
 * exception go, which would be told as an error of ours.
 */
final class RefusedPasskeys extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RefusedPasskeys.class);

    private final JsonMapper json;

    RefusedPasskeys(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (WebAuthnException refused) {
            log.info("A passkey was refused: {}", refused.getClass().getSimpleName());
            var problem = Problem.malformed(
                    "This passkey cannot be added: its answer does not belong to this site or to this attempt. Load the page again and try once more.");
            response.setStatus(problem.getStatusCode().value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
        }
    }
}
