package org.usergroups.platform.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, by the access token. A controller method takes it as a parameter; where the caller may be a visitor it takes {@code
 * Optional<Caller>}.
 *
 * @param memberId the member, or a client's name for a script
 */
public record Caller(String memberId, @Nullable String name, boolean coordinator) {

    static Optional<Caller> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof Jwt token)
                || token.getSubject() == null) {
            return Optional.empty();
        }
        return Optional.of(new Caller(
                token.getSubject(),
                token.getClaimAsString("name"),
                claims(token, "roles").contains("coordinator")));
    }

    private static List<String> claims(Jwt token, String name) {
        var values = token.getClaimAsStringList(name);
        return values == null ? List.of() : values;
    }
}
