package org.usergroups.portal.signin;

import java.util.List;

/** The addresses that belong to the roster, under the portal's name. */
public final class RosterPaths {
    /** Patterns of Spring MVC. */
    public static final List<String> ALL = List.of(
            "/account/sign-in/**",
            "/account/passkeys/**",
            "/webauthn/**",
            "/login/webauthn",
            "/oauth2/authorize",
            "/oauth2/token",
            "/oauth2/jwks",
            "/connect/logout",
            "/.well-known/openid-configuration",
            "/.well-known/webfinger");

    private RosterPaths() {}
}
