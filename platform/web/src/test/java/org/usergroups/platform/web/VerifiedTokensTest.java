package org.usergroups.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {

    private static final Duration VALID = Duration.ofMinutes(5);

    private final Instant begin = Instant.parse("2026-11-28T00:00:00Z");
    private final List<String> verified = new ArrayList<>();
    private Instant now = begin;
    private final VerifiedTokens tokens = new VerifiedTokens(
            this::verify, () -> now, () -> Duration.between(begin, now).toNanos());

    @Test
    void aTokenIsVerifiedOnceAMinute() {
        var first = tokens.decode("a");
        now = begin.plusSeconds(59);
        assertThat(tokens.decode("a")).isSameAs(first);
        assertThat(verified).containsExactly("a");
        now = begin.plusSeconds(60);
        tokens.decode("a");
        assertThat(verified).containsExactly("a", "a");
    }

    @Test
    void eachTokenIsVerifiedForItself() {
        assertThat(tokens.decode("a").getTokenValue()).isEqualTo("a");
        assertThat(tokens.decode("b").getTokenValue()).isEqualTo("b");
        assertThat(verified).containsExactly("a", "b");
    }

    @Test
    void aTokenEndsWhenItRunsOutHoweverLateItWasVerified() {
        now = begin.plus(VALID).minusSeconds(1);
        tokens.decode("a");
        now = begin.plus(VALID);
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("a"));
    }

    @Test
    void aTokenThatIsRefusedIsRefusedEachTime() {
        for (var time = 0; time < 2; time++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
        }
        assertThat(verified).containsExactly("forged", "forged");
    }

    /** Stands for the signature, which is not what is tested here. */
    private Jwt verify(String token) {
        verified.add(token);
        if (token.equals("forged") || !now.isBefore(begin.plus(VALID))) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .issuedAt(begin)
                .expiresAt(begin.plus(VALID))
                .build();
    }
}
