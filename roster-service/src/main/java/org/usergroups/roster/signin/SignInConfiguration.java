package org.usergroups.roster.signin;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.json.JsonMapper;

/** The OIDC issuer and its sign-in by a one-time link. The portal is its only browser client. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String SIGN_IN = "/account/sign-in";
    private static final Duration ACCESS = Duration.ofMinutes(10);
    private static final Duration REFRESH = Duration.ofDays(30);

    @Bean
    @Order(1)
    SecurityFilterChain issuerSecurity(HttpSecurity http) {
        var pages = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SIGN_IN), pages))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signInSecurity(
            HttpSecurity http,
            SignInLinks links,
            SignInMail mail,
            SignInLimits limits,
            RecentSignIn recentSignIn,
            JsonMapper json,
            RosterProperties properties) {
        AuthorizationManager<RequestAuthorizationContext> recent = (member, request) ->
                new AuthorizationDecision(recentSignIn.isRecent(Objects.requireNonNull(member.get())));
        return http.securityMatcher("/account/**", "/webauthn/**", "/login/webauthn")
                .authorizeHttpRequests(
                        rules -> rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(SIGN_IN, SIGN_IN + "/**")
                                .permitAll()
                                .requestMatchers("/account/passkeys/**", "/webauthn/register/**")
                                .access(recent)
                                .anyRequest()
                                .denyAll())
                .addFilterAfter(new AttemptLimit(limits), CsrfFilter.class)
                .addFilterAfter(new RefusedPasskeys(json), CsrfFilter.class)
                .oneTimeTokenLogin(login -> login.tokenService(links)
                        .tokenGeneratingUrl(SIGN_IN + "/link")
                        .generateRequestResolver(request -> link(request, limits))
                        .tokenGenerationSuccessHandler(mail)
                        .loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN + "/session")
                        .showDefaultSubmitPage(false)
                        .failureUrl(SIGN_IN + "?link=used")
                        .defaultSuccessUrl("/sign-in"))
                .webAuthn(passkeys -> passkeys.rpName("Usergroups")
                        .rpId(properties.publicUrl().getHost())
                        .allowedOrigins(origin(properties.publicUrl()))
                        .disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(new NewSessionId()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(new SignInOnceMore()))
                .headers(
                        headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")))
                .build();
    }

    private static String origin(URI publicUrl) {
        return publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }

    /** Signing in by passkey gives a session a new id, as signing in by a link does: nobody else can have prepared it. */
    private static final class NewSessionId implements ObjectPostProcessor<WebAuthnAuthenticationFilter> {
        @Override
        public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
            filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
            return filter;
        }
    }

    /** No request, and so no mail, for what is no address or has asked too often; the answer tells neither. */
    private static @Nullable GenerateOneTimeTokenRequest link(HttpServletRequest request, SignInLimits limits) {
        var email = request.getParameter("email");
        return email != null && Addresses.isAddress(email) && limits.admitsLink(email, request.getRemoteAddr())
                ? new GenerateOneTimeTokenRequest(email.strip())
                : null;
    }

    /** Somebody who has shown that an address is theirs has an account from then on; a passkey names the account that it is for. */
    @Bean
    UserDetailsService accountOfAddressOrId(Accounts accounts) {
        return name -> User.withUsername(
                        Ids.isId(name)
                                ? accounts.find(name)
                                        .orElseThrow(() -> new UsernameNotFoundException("No such account"))
                                        .id()
                                : accounts.ofAddress(name).id())
                .password("")
                .authorities(AuthorityUtils.NO_AUTHORITIES)
                .build();
    }

    @Bean
    AuthorizationServerSettings issuer(RosterProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.publicUrl().toString())
                .build();
    }

    @Bean
    RegisteredClientRepository clients(RosterProperties properties) {
        var portal = RegisteredClient.withId("portal")
                .clientId("portal")
                .clientSecret("{noop}" + properties.portalClientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(properties.publicUrl() + "/login/oauth2/code/roster")
                .postLogoutRedirectUri(properties.publicUrl() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens().refreshTokenTimeToLive(REFRESH)
                        .reuseRefreshTokens(true)
                        .build())
                .build();
        var operator = RegisteredClient.withId("operator")
                .clientId("operator")
                .clientSecret("{noop}" + properties.operatorClientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("coordinator")
                .tokenSettings(tokens().build())
                .build();
        return new InMemoryRegisteredClientRepository(portal, operator);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(MongoDatabase database) {
        return new ImmutableJWKSet<>(SigningKeys.load(database));
    }

    /** Puts into tokens what the services and the portal need to know of a member. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(Accounts accounts) {
        return context -> {
            context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
            if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
                context.getClaims().audience(List.of("usergroups"));
            }
            if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
                context.getClaims().claim("roles", List.of("coordinator")).claim("name", "Operator");
                return;
            }
            Authentication member = context.getPrincipal();
            var account = member == null
                    ? Optional.<Account>empty()
                    : accounts.find(member.getName()).map(Stored::state);
            if (member != null && context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
                RecentSignIn.time(member)
                        .ifPresent(time -> context.getClaims().claim(RecentSignIn.CLAIM, time.getEpochSecond()));
                var session = context.getAuthorization();
                if (session != null) {
                    context.getClaims().claim("sid", session.getId());
                }
            }
            context.getClaims()
                    .claim("name", account.map(Account::displayName).orElse(""))
                    .claim(
                            "roles",
                            account.map(Account::coordinator).orElse(false)
                                    ? List.of("member", "coordinator")
                                    : List.of("member"));
        };
    }

    private static TokenSettings.Builder tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(ACCESS)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256);
    }
}
