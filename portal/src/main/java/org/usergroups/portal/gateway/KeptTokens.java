package org.usergroups.portal.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What personal tokens were exchanged for, at most a minute ago, under hashes of them; also that there was nothing. */
final class KeptTokens {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Function<String, Optional<String>> exchange;

    KeptTokens(InstantSource clock, Function<String, Optional<String>> exchange) {
        this.clock = clock;
        this.exchange = exchange;
    }

    /** The access token for a personal one, empty if it is none. */
    Optional<String> of(String personal) {
        // Taken before the roster is asked: a token that is revoked just after still ends within the minute.
        Instant now = clock.instant();
        String key = hash(personal);
        Kept known = kept.get(key);
        if (known != null && now.isBefore(known.until())) {
            return known.access();
        }
        Optional<String> access = exchange.apply(personal);
        makeRoom(now);
        kept.put(key, new Kept(access, now.plus(KEPT)));
        return access;
    }

    int size() {
        return kept.size();
    }

    private void makeRoom(Instant now) {
        if (kept.size() >= MOST) {
            kept.values().removeIf(one -> !now.isBefore(one.until()));
        }
        if (kept.size() >= MOST) {
            kept.clear();
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    private record Kept(Optional<String> access, Instant until) {}
}
