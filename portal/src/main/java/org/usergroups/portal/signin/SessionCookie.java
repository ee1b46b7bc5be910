package org.usergroups.portal.signin;

import org.usergroups.portal.PortalProperties;

/** The names of the portal's own cookies; with TLS they are bound to this host (RFC 6265bis, {@code __Host-}). */
public final class SessionCookie {
    private SessionCookie() {}

    /** The cookie that names the session. */
    public static String name(PortalProperties properties) {
        return prefix(properties) + "session";
    }

    /** The cookie that a form's hidden field has to agree with. */
    public static String formGuard(PortalProperties properties) {
        return prefix(properties) + "form-guard";
    }

    private static String prefix(PortalProperties properties) {
        return properties.isSecure() ? "__Host-" : "";
    }
}
