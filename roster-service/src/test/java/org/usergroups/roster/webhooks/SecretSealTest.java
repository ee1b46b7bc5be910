package org.usergroups.roster.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretSealTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = Base64.getEncoder()
            .encodeToString("another key of 32 bytes in length"
                    .substring(0, 32)
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    @Test
    void secretIsNotReadableInTheStoreWhereAKeyIsConfigured() {
        var stored = seal(KEY).seal("whsec_abc", "webhook");
        assertThat(stored).startsWith("aes-gcm:").doesNotContain("whsec");
        assertThat(seal(KEY).open(stored, "webhook")).isEqualTo("whsec_abc");
        assertThat(seal(KEY).seal("whsec_abc", "webhook")).isNotEqualTo(stored);
    }

    @Test
    void secretOpensWithItsKeyAndAtItsWebhookOnly() {
        var stored = seal(KEY).seal("whsec_abc", "webhook");
        assertThatThrownBy(() -> seal(OTHER).open(stored, "webhook")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal(KEY).open(stored, "another")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal("").open(stored, "webhook")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasStoredWithoutAKeyOpensWithOne() {
        assertThat(seal(KEY).open(seal("").seal("whsec_abc", "webhook"), "webhook"))
                .isEqualTo("whsec_abc");
    }

    private static SecretSeal seal(String key) {
        var none = Duration.ZERO;
        return new SecretSeal(new WebhookProperties(none, none, none, none, 1, key));
    }
}
