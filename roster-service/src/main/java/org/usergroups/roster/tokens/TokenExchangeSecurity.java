package org.usergroups.roster.tokens;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.usergroups.roster.RosterProperties;

/** Only the portal exchanges tokens, with the secret that it has as an OAuth client. */
@Configuration(proxyBeanMethods = false)
class TokenExchangeSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain tokenExchangeSecurityChain(HttpSecurity http, RosterProperties properties) {
        var portal = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(User.withUsername("portal")
                .password("{noop}" + properties.portalClientSecret())
                .authorities("EXCHANGE")
                .build()));
        // A manager of its own, without the application's as its parent: that one would take the name for an address of
        // a new account.
        return http.securityMatcher(TokenExchange.PATH)
                .authenticationManager(new ProviderManager(portal))
                .authorizeHttpRequests(rules -> rules.anyRequest().hasAuthority("EXCHANGE"))
                .httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
