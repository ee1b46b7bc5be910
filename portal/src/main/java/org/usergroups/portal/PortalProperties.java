package org.usergroups.portal;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the portal is, where the services are, and how long a page waits for them.
 *
 * @param publicUrl the address that people type; the issuer of tokens has the same one
 * @param portalClientSecret the secret of the OAuth client {@code portal} at the roster; no default
 * @param services the addresses of the five services
 * @param pageTimeout how long a page waits for one part before it is shown without it
 * @param changeTimeout how long a form waits for the service that stores it
 * @param requestsAtOnce how many requests may be under way; more get 503. Low protects the heap, high serves a larger crowd, slower
 * @param sessions where sessions are kept
 */
@ConfigurationProperties("usergroups")
public record PortalProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @Nullable String portalClientSecret,
        @DefaultValue Services services,
        @DefaultValue("2s") Duration pageTimeout,
        @DefaultValue("60s") Duration changeTimeout,
        @DefaultValue("200") int requestsAtOnce,
        @DefaultValue("mongodb") Sessions sessions) {

    public PortalProperties {
        publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
    }

    /** Whether people reach the portal over TLS, so that cookies are bound to it. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** The addresses of the five services, without a path. */
    public record Services(
            @DefaultValue("http://127.0.0.1:8081") URI roster,
            @DefaultValue("http://127.0.0.1:8082") URI blog,
            @DefaultValue("http://127.0.0.1:8083") URI list,
            @DefaultValue("http://127.0.0.1:8084") URI media,
            @DefaultValue("http://127.0.0.1:8085") URI search) {}

    /** Where sessions are kept: in MongoDB, or in the memory of this one process. */
    public enum Sessions {
        MONGODB,
        MEMORY
    }
}
