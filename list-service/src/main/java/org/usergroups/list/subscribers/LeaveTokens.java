package org.usergroups.list.subscribers;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The tokens of links that leave a list: signed, not stored, and good for as long as the mail they are in. 64 characters of base64url:
 * the subscription's id, the list's id, 16 bytes of HMAC-SHA256 over both.
 */
@Component
public final class LeaveTokens {

    private static final String PURPOSE = "leave";
    private static final int SIGNATURE = 16;
    private static final int LENGTH = 16 + 16 + SIGNATURE;

    private final ServiceKey key;

    /** What a genuine token names. */
    record Leave(String subscriptionId, String listId) {}

    LeaveTokens(ServiceKey key) {
        this.key = key;
    }

    /** The token with which a subscriber leaves a list. */
    public String token(String subscriptionId, String listId) {
        var bytes = ByteBuffer.allocate(LENGTH);
        put(bytes, subscriptionId);
        put(bytes, listId);
        bytes.put(signature(subscriptionId, listId));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads a token; empty if it is not genuine. */
    Optional<Leave> read(String token) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() != LENGTH) {
                return Optional.empty();
            }
            var leave = new Leave(id(bytes), id(bytes));
            var signature = new byte[SIGNATURE];
            bytes.get(signature);
            return MessageDigest.isEqual(signature, signature(leave.subscriptionId(), leave.listId()))
                    ? Optional.of(leave)
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private byte[] signature(String subscriptionId, String listId) {
        return Arrays.copyOf(key.sign(PURPOSE, subscriptionId + "/" + listId), SIGNATURE);
    }

    private static void put(ByteBuffer bytes, String id) {
        var uuid = UUID.fromString(id);
        bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static String id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
}
