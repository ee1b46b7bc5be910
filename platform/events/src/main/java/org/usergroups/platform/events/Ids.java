package org.usergroups.platform.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes ids: UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made, to the millisecond. */
public final class Ids {

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id, in its canonical text form. */
    public String next() {
        var randomness = new byte[10];
        random.nextBytes(randomness);
        return versioned(clock.millis(), randomness, 7);
    }

    /**
     * The id that stands for a key: the same key always gives the same id, so a repeated request creates nothing twice. UUID
     * version 8 (RFC 9562, section 5.8) over SHA-256.
     */
    public static String of(String... key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\u0000", key).getBytes(StandardCharsets.UTF_8));
            var randomness = new byte[10];
            System.arraycopy(hash, 6, randomness, 0, 10);
            var prefix = Long.parseLong(HexFormat.of().formatHex(hash, 0, 6), 16);
            return versioned(prefix, randomness, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    /**
     * The id of what a request makes: a new one, or with an Idempotency-Key the one that stands for caller, kind and key.
     *
     * @param kind what is made, and where
     */
    public String forRequest(String callerId, String kind, @Nullable String key) {
        return key == null ? next() : of(callerId, kind, key);
    }

    /** Whether a text has the form of an id, as opposed to a slug. */
    public static boolean isId(String text) {
        return text.length() == 36
                && text.matches("[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    private static String versioned(long first48Bits, byte[] rest, int version) {
        var high = (first48Bits << 16) | ((long) version << 12) | ((rest[0] & 0x0fL) << 8) | (rest[1] & 0xffL);
        var low = 0L;
        for (var i = 2; i < 10; i++) {
            low = (low << 8) | (rest[i] & 0xffL);
        }
        return new UUID(high, (low & 0x3fffffffffffffffL) | 0x8000000000000000L).toString();
    }
}
