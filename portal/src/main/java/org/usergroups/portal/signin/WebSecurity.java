package org.usergroups.portal.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.usergroups.portal.PortalProperties;

/** Three kinds of addresses: the API, the roster's own pages, and the portal's pages; each with its own rules. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WebSecurity {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final PortalProperties properties;

    WebSecurity(PortalProperties properties) {
        this.properties = properties;
    }

    /** Observing each security filter by itself costs more than passing a request on; the request as a whole is observed. */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The services decide who may do what; here only a browser's session is guarded against other sites. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(formGuard())
                        .csrfTokenRequestHandler(new HeaderOnlyCsrfToken())
                        .requireCsrfProtectionMatcher(this::isSessionChange))
                .headers(headers -> {
                    common(headers);
                    headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
                })
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Pages and protocol of the roster, which guards its own forms. */
    @Bean
    @Order(2)
    SecurityFilterChain roster(HttpSecurity http) throws Exception {
        return http.securityMatcher(RosterPaths.ALL.toArray(String[]::new))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(this::common)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, EndedSession endedSession) throws Exception {
        ReturnPath returnPath = new ReturnPath();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/account/left")
                        .permitAll()
                        .requestMatchers(
                                "/account",
                                "/account/**",
                                "/room",
                                "/room/**",
                                "/import",
                                "/queue",
                                "/queue/**",
                                "/duplicates/**",
                                "/audit",
                                "/coordinators",
                                "/coordinators/**",
                                "/groups/*/duplicates",
                                "/groups/*/reports",
                                "/groups/*/reports/**",
                                "/import/**",
                                "/groups/new",
                                "/groups/*/edit",
                                "/groups/*/delete",
                                "/groups/*/invite",
                                "/groups/*/confirm",
                                "/groups/*/stop",
                                "/groups/*/featured",
                                "/groups/*/featured/**",
                                "/groups/*/story",
                                "/groups/*/translations",
                                "/groups/*/people",
                                "/groups/*/people/**",
                                "/groups/*/invitations/**",
                                "/groups/*/history/*/restore",
                                "/groups/*/meetings/new",
                                "/groups/*/meetings/*/edit",
                                "/groups/*/meetings/*/call-off",
                                "/groups/*/meetings/*/delete",
                                "/groups/*/meetings/*/who",
                                "/groups/*/series/**",
                                "/groups/*/calendar-feed",
                                "/groups/*/calendar-feed/**",
                                "/groups/*/webhooks/**",
                                "/webhooks/**",
                                "/posts/new",
                                "/posts/*/*",
                                "/lists/new",
                                "/lists/*/held",
                                "/lists/*/held/**",
                                "/albums/new",
                                "/albums/*/items",
                                "/albums/*/items/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(formGuard())
                        .ignoringRequestMatchers("/lists/leave/*", "/notices/off/*", "/pins/off/*"))
                .headers(this::common)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(returnPath))
                .oauth2Login(login -> login.loginPage("/sign-in")
                        .successHandler(returnPath)
                        .failureUrl("/sign-in?failed")
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(new Roles())))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .addLogoutHandler(endedSession)
                        .logoutSuccessUrl("/")
                        .deleteCookies(SessionCookie.name(properties)))
                .build();
    }

    private void common(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(self), payment=()"))
                .contentTypeOptions(Customizer.withDefaults());
    }

    /** In a cookie, not in the session: a visitor who only reads a page with a form needs no session. */
    private CookieCsrfTokenRepository formGuard() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName(SessionCookie.formGuard(properties));
        repository.setHeaderName("X-CSRF-TOKEN");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true)
                .secure(properties.isSecure())
                .sameSite("Lax")
                .path("/"));
        return repository;
    }

    /** A request with its own token cannot come from another site's form; one with the session's cookie can. */
    private boolean isSessionChange(HttpServletRequest request) {
        if (SAFE_METHODS.contains(request.getMethod()) || request.getHeader("Authorization") != null) {
            return false;
        }
        Cookie[] cookies = request.getCookies();
        String session = SessionCookie.name(properties);
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(session));
    }
}
