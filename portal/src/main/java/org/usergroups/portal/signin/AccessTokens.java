package org.usergroups.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;

/** The access token of a session, refreshed when it has run out. */
@Component
public class AccessTokens {
    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    private final OAuth2AuthorizedClientManager manager;

    AccessTokens(OAuth2AuthorizedClientManager manager) {
        this.manager = manager;
    }

    /** The token to relay, empty when the session has none that still works. */
    public Optional<String> of(
            OAuth2AuthenticationToken person, HttpServletRequest request, HttpServletResponse response) {
        try {
            OAuth2AuthorizedClient client =
                    manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(RosterRegistration.ID)
                            .principal(person)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response)
                            .build());
            return Optional.ofNullable(client)
                    .map(found -> found.getAccessToken().getTokenValue());
        } catch (OAuth2AuthorizationException over) {
            log.info(
                    "The token of a session cannot be refreshed: {}",
                    over.getError().getErrorCode());
            return Optional.empty();
        }
    }
}
