package org.usergroups.platform.web;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a script that calls with a personal access token may do: read with the scope {@code read}, and use one service with that
 * service's scope, such as {@code blog:write}. The token of somebody who is signed in has no such limits.
 */
public record PersonalToken(Set<String> scopes) {

    /** The claim that only an access token made from a personal one has; its value is the personal token's id. */
    public static final String CLAIM = "personal_access_token";

    /** The scope that opens every service for reading. */
    public static final String READ = "read";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern SERVICE = Pattern.compile("/api/([a-z]+)(?:/.*)?");

    static Optional<PersonalToken> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt token && token.hasClaim(CLAIM)
                ? Optional.of(new PersonalToken(scopes(token)))
                : Optional.empty();
    }

    /** The scope that opens a service for changes. */
    public static String write(String service) {
        return service + ":write";
    }

    /** The scope that a request lacks; empty if it may go on. */
    Optional<String> missing(String method, String path) {
        var service = SERVICE.matcher(path);
        if (!service.matches()) {
            return Optional.of("none");
        }
        var write = write(service.group(1));
        if (scopes.contains(write)) {
            return Optional.empty();
        }
        if (READING.contains(method)) {
            return scopes.contains(READ) ? Optional.empty() : Optional.of(READ);
        }
        return Optional.of(write);
    }

    private static Set<String> scopes(Jwt token) {
        var scopes = token.getClaimAsString("scope");
        return scopes == null ? Set.of() : Set.of(scopes.split(" "));
    }
}
