package org.usergroups.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies a token when it first comes and then once a minute: many requests carry the same one, and its signature was
 * a sixth of the work of an edit. A token that runs out or whose key is withdrawn ends as before, the latter within the minute.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final Duration VERIFIED_FOR = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final JwtDecoder decoder;
    private final InstantSource clock;
    private final Cache<String, Jwt> verified;

    /** @param time of which only differences count */
    VerifiedTokens(JwtDecoder decoder, InstantSource clock, Ticker time) {
        this.decoder = decoder;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(VERIFIED_FOR)
                .ticker(time)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        if (known != null && isCurrent(known)) {
            return known;
        }
        var decoded = decoder.decode(token);
        verified.put(token, decoded);
        return decoded;
    }

    private boolean isCurrent(Jwt token) {
        var end = token.getExpiresAt();
        return end != null && clock.instant().isBefore(end);
    }
}
