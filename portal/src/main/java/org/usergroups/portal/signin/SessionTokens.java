package org.usergroups.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Keeps the tokens of a session in the session; of the client only its name, so that its secret is never stored. */
final class SessionTokens implements OAuth2AuthorizedClientRepository {
    private static final String ATTRIBUTE = SessionTokens.class.getName();

    private final ClientRegistrationRepository registrations;

    SessionTokens(ClientRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
            String registrationId, Authentication principal, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        ClientRegistration registration = registrations.findByRegistrationId(registrationId);
        if (session == null
                || registration == null
                || !(session.getAttribute(ATTRIBUTE) instanceof Tokens tokens)
                || !tokens.registrationId().equals(registrationId)) {
            return null;
        }
        return (T) new OAuth2AuthorizedClient(registration, tokens.person(), tokens.access(), tokens.refresh());
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.getSession().setAttribute(ATTRIBUTE, Tokens.of(client));
    }

    @Override
    public void removeAuthorizedClient(
            String registrationId, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private record Tokens(
            String registrationId,
            String person,
            String accessToken,
            @Nullable Instant issuedAt,
            @Nullable Instant expiresAt,
            HashSet<String> scopes,
            @Nullable String refreshToken)
            implements Serializable {

        static Tokens of(OAuth2AuthorizedClient client) {
            OAuth2AccessToken access = client.getAccessToken();
            OAuth2RefreshToken refresh = client.getRefreshToken();
            return new Tokens(
                    client.getClientRegistration().getRegistrationId(),
                    client.getPrincipalName(),
                    access.getTokenValue(),
                    access.getIssuedAt(),
                    access.getExpiresAt(),
                    new HashSet<>(access.getScopes()),
                    refresh == null ? null : refresh.getTokenValue());
        }

        OAuth2AccessToken access() {
            return new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER, accessToken, issuedAt, expiresAt, Set.copyOf(scopes));
        }

        @Nullable
        OAuth2RefreshToken refresh() {
            return refreshToken == null ? null : new OAuth2RefreshToken(refreshToken, null);
        }

        @Override
        public String toString() {
            return "Tokens[" + person + "]";
        }
    }
}
