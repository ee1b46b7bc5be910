package org.usergroups.portal.gateway;

import java.net.URI;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.filter.FormFilter;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.usergroups.portal.PortalProperties;
import org.usergroups.portal.signin.RosterPaths;

/** What goes through to the services: their APIs, and the roster's own pages. */
@Configuration(proxyBeanMethods = false)
class Gateway {
    private final PortalProperties properties;
    private final PersonalTokens tokens;
    private final TokenRelay relay;
    private final AwayAnswers away;

    Gateway(PortalProperties properties, PersonalTokens tokens, TokenRelay relay, AwayAnswers away) {
        this.properties = properties;
        this.tokens = tokens;
        this.relay = relay;
        this.away = away;
    }

    @Bean
    RouterFunction<ServerResponse> forwarded() {
        PortalProperties.Services services = properties.services();
        return rosterPages(services.roster())
                .and(api("roster", services.roster()))
                .and(api("blog", services.blog()))
                .and(api("list", services.list()))
                .and(api("media", services.media()))
                .and(api("search", services.search()));
    }

    private RouterFunction<ServerResponse> api(String name, URI service) {
        return GatewayRouterFunctions.route("api-" + name)
                .route(
                        RequestPredicates.path("/api/" + name).or(RequestPredicates.path("/api/" + name + "/**")),
                        HandlerFunctions.http())
                .filter(away.asProblem(name))
                .filter(tokens::exchanged)
                .before(BeforeFilterFunctions.uri(service))
                .before(relay::apply)
                .after(ForwardedCookies::noneBack)
                .after(OpenReads::allow)
                .build();
    }

    private RouterFunction<ServerResponse> rosterPages(URI roster) {
        RequestPredicate paths = RosterPaths.ALL.stream()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        ForwardedCookies cookies = new ForwardedCookies(properties);
        return GatewayRouterFunctions.route("roster-pages")
                .route(paths, HandlerFunctions.http())
                .filter(away.asPage("roster"))
                .before(BeforeFilterFunctions.uri(roster))
                .before(cookies::withoutOurs)
                .after((request, response) -> withPublicLocation(response, roster))
                .build();
    }

    /** A redirect never shows where the roster really is. */
    private ServerResponse withPublicLocation(ServerResponse response, URI roster) {
        String location = response.headers().getFirst(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(roster + "/")) {
            String path = location.substring(roster.toString().length());
            response.headers().set(HttpHeaders.LOCATION, properties.publicUrl() + path);
        }
        return response;
    }

    /** Lets a form's body be sent on although its parameters were read; only where we forward, not on our own forms. */
    @Bean
    FilterRegistrationBean<FormFilter> forwardedForms() {
        FilterRegistrationBean<FormFilter> filter = new FilterRegistrationBean<>(new FormFilter());
        filter.addUrlPatterns(
                "/api/*",
                "/account/sign-in/*",
                "/account/passkeys/*",
                "/oauth2/authorize",
                "/oauth2/token",
                "/connect/logout");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return filter;
    }

    @Bean
    static ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> plainHttp() {
        return builder ->
                builder.withHttpClientCustomizer(client -> client.version(java.net.http.HttpClient.Version.HTTP_1_1));
    }
}
