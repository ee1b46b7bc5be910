package org.usergroups.platform.web;

import com.github.benmanes.caffeine.cache.Ticker;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.time.Clock;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The defaults of an API: every request needs a token but those that the service lists as public, what is not under {@code /api} is
 * denied, and every refusal is a problem detail.
 */
@AutoConfiguration(before = OAuth2ResourceServerWebSecurityAutoConfiguration.class)
@EnableConfigurationProperties(WebProperties.class)
@Import(ProblemAdvice.class)
public class WebAutoConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
        resolvers.add(new ParameterRecords());
    }

    /** The description of an API names the service, and leaves out what the platform puts into controller methods. */
    @Bean
    OpenAPI apiDescription(@Value("${spring.application.name:api}") String service) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        return new OpenAPI().info(new Info().title(service).version("v1"));
    }

    @Bean
    OpenApiCustomizer describedRefusals() {
        return Refusals::describe;
    }

    @Bean
    MergePatch mergePatch(JsonMapper json) {
        return new MergePatch(json);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WebProperties properties, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(properties, json));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestsAtOnce> requestsAtOnce(WebProperties properties, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new RequestsAtOnce(properties, json));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Observing each security filter by itself costs more than most requests do; the request as a whole is observed. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** What everybody may read has a way of its own, since most requests take it: no session, no token, no rule to look for. */
    @Bean
    @Order(90)
    SecurityFilterChain visitorReads(HttpSecurity http, WebProperties properties) {
        return http.securityMatcher(new VisitorReads(properties.publicReads()))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(100)
    @ConditionalOnMissingBean(name = "apiSecurity")
    SecurityFilterChain apiSecurity(HttpSecurity http, WebProperties properties, JsonMapper json, JwtDecoder decoder) {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        var tokens = new JwtAuthenticationConverter();
        tokens.setJwtGrantedAuthoritiesConverter(roles);
        AuthenticationEntryPoint signIn = (request, response, refused) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            write(response, Problem.signInNeeded(), json);
        };
        AccessDeniedHandler denied = (request, response, refused) ->
                write(response, Problem.forbidden("Your role does not include this."), json);
        return http.authorizeHttpRequests(rules -> {
                    rules.requestMatchers("/actuator/health/**", "/actuator/health")
                            .permitAll();
                    rules.requestMatchers("/actuator/**").hasRole("coordinator");
                    properties
                            .publicWrites()
                            .forEach(path ->
                                    rules.requestMatchers(HttpMethod.POST, path).permitAll());
                    rules.requestMatchers(HttpMethod.GET, "/api/*/openapi*").permitAll();
                    properties.publicReads().forEach(path -> {
                        rules.requestMatchers(HttpMethod.GET, path).permitAll();
                        rules.requestMatchers(HttpMethod.HEAD, path).permitAll();
                    });
                    rules.requestMatchers("/api/**").authenticated();
                    rules.requestMatchers("/error").permitAll();
                    rules.anyRequest().denyAll();
                })
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new ScopeLimit(properties.inPerson(), json), BearerTokenAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(
                                        new VerifiedTokens(decoder, Clock.systemUTC(), Ticker.systemTicker()))
                                .jwtAuthenticationConverter(tokens))
                        .authenticationEntryPoint(signIn)
                        .accessDeniedHandler(denied))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(signIn).accessDeniedHandler(denied))
                .build();
    }

    private static void write(jakarta.servlet.http.HttpServletResponse response, Problem problem, JsonMapper json)
            throws java.io.IOException {
        response.setStatus(problem.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
    }
}
