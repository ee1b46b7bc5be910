package org.usergroups.roster.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How secrets that must be read again are stored: encrypted (AES-GCM, bound to their webhook) where a key is configured, else as
 * they are. What was stored without a key can still be read with one.
 */
@Component
class SecretSeal {

    private static final String PLAIN = "plain:";
    private static final String SEALED = "aes-gcm:";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;

    SecretSeal(WebhookProperties properties) {
        this.key = properties.secretKey().isEmpty()
                ? null
                : new SecretKeySpec(Base64.getDecoder().decode(properties.secretKey()), "AES");
    }

    String seal(String secret, String webhookId) {
        if (key == null) {
            return PLAIN + secret;
        }
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, webhookId, secret.getBytes(StandardCharsets.UTF_8));
        var both = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return SEALED + Base64.getEncoder().encodeToString(both);
    }

    /** @throws IllegalStateException if it was sealed with a key that is not the one configured */
    String open(String stored, String webhookId) {
        if (stored.startsWith(PLAIN)) {
            return stored.substring(PLAIN.length());
        }
        if (key == null) {
            throw new IllegalStateException(
                    "Secrets were stored with a key, and usergroups.webhooks.secret-key is empty");
        }
        var both = ByteBuffer.wrap(Base64.getDecoder().decode(stored.substring(SEALED.length())));
        var nonce = new byte[NONCE];
        both.get(nonce);
        var sealed = new byte[both.remaining()];
        both.get(sealed);
        return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, webhookId, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, String webhookId, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhookId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalStateException("usergroups.webhooks.secret-key is not the key of this secret", wrongKey);
        }
    }
}
