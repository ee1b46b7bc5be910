package org.usergroups.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.usergroups.portal.PortalProperties;

/** Who signs out here is signed out at the roster too: its session and the refresh token end. */
@Component
final class EndedSession implements LogoutHandler {
    private static final Logger log = LoggerFactory.getLogger(EndedSession.class);

    private final AccessTokens tokens;
    private final RestClient roster;

    EndedSession(AccessTokens tokens, PortalProperties properties, RestClient.Builder builder) {
        this.tokens = tokens;
        this.roster = builder.clone()
                .requestFactory(within(properties.pageTimeout()))
                .baseUrl(properties.services().roster().toString())
                .build();
    }

    /** The session here ends in any case; one at the roster that cannot be ended now runs out by itself. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication instanceof OAuth2AuthenticationToken person) {
            tokens.of(person, request, response).ifPresent(this::end);
        }
    }

    private void end(String token) {
        try {
            roster.delete()
                    .uri("/api/roster/me/sessions/current")
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException notEnded) {
            log.warn(
                    "A session could not be ended at the roster: {}",
                    notEnded.getClass().getSimpleName());
        }
    }

    private static JdkClientHttpRequestFactory within(Duration timeout) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory();
        factory.setReadTimeout(timeout);
        return factory;
    }
}
