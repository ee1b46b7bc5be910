package org.usergroups.portal.signin;

import java.net.URI;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.usergroups.portal.PortalProperties;

/**
 * The portal as a client of the roster (OpenID Connect, authorization code with PKCE). The browser sees the public
 * address only; tokens and keys are fetched from the roster directly.
 */
@Configuration(proxyBeanMethods = false)
class RosterRegistration {
    static final String ID = "roster";

    @Bean
    ClientRegistrationRepository clientRegistrations(PortalProperties properties) {
        String secret = properties.portalClientSecret();
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException("usergroups.portal-client-secret is not set: give the portal and"
                    + " roster-service the same secret, for example by USERGROUPS_PORTAL_CLIENT_SECRET");
        }
        return new InMemoryClientRegistrationRepository(registration(properties, secret));
    }

    private static ClientRegistration registration(PortalProperties properties, String secret) {
        URI publicUrl = properties.publicUrl();
        URI roster = properties.services().roster();
        return ClientRegistration.withRegistrationId(ID)
                .clientName("Usergroups")
                .clientId("portal")
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(publicUrl + "/login/oauth2/code/" + ID)
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .authorizationUri(publicUrl + "/oauth2/authorize")
                .tokenUri(roster + "/oauth2/token")
                .jwkSetUri(roster + "/oauth2/jwks")
                .issuerUri(publicUrl.toString())
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", publicUrl + "/connect/logout"))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    @Bean
    OAuth2AuthorizedClientRepository sessionTokens(ClientRegistrationRepository registrations) {
        return new SessionTokens(registrations);
    }

    @Bean
    OAuth2AuthorizedClientManager authorizedClients(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientRepository sessionTokens) {
        DefaultOAuth2AuthorizedClientManager manager =
                new DefaultOAuth2AuthorizedClientManager(registrations, sessionTokens);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken()
                .build());
        return manager;
    }
}
