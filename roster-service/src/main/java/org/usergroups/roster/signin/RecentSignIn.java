package org.usergroups.roster.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.RosterProperties;

/** Whether somebody has shown a short while ago who they are, for what a borrowed browser must not do. */
@Component
public class RecentSignIn {

    /** The claim that says when the member has signed in, in seconds (OpenID Connect Core 1.0, section 2). */
    static final String CLAIM = "auth_time";

    private final RosterProperties properties;
    private final InstantSource clock;

    RecentSignIn(RosterProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    public boolean isRecent(Authentication authentication) {
        return time(authentication).map(this::isRecent).orElse(false);
    }

    public boolean isRecent(Jwt token) {
        return token.getClaim(CLAIM) instanceof Number seconds && isRecent(Instant.ofEpochSecond(seconds.longValue()));
    }

    /** @throws Problem 409 unless the caller has signed in a short while ago */
    public void require(Jwt token) {
        if (!isRecent(token)) {
            throw Problem.conflict(
                    "recent-sign-in-needed",
                    "Sign in once more",
                    "This needs somebody who has signed in within the last %d minutes."
                            .formatted(properties.signIn().recent().toMinutes()));
        }
    }

    /** When somebody has signed in, by a link or by a passkey. */
    static Optional<Instant> time(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(factor -> ((FactorGrantedAuthority) factor).getIssuedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
    }

    private boolean isRecent(Instant time) {
        return time.isAfter(clock.instant().minus(properties.signIn().recent()));
    }
}
