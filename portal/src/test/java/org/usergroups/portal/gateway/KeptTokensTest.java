package org.usergroups.portal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptTokensTest {
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Optional<String> answer = Optional.of("access");
    private final KeptTokens tokens = new KeptTokens(() -> now, personal -> {
        asked.add(personal);
        return answer;
    });

    @Test
    void oneThatIsRevokedEndsWithinAMinute() {
        assertThat(tokens.of("one")).contains("access");
        answer = Optional.empty();
        now = now.plusSeconds(59);
        assertThat(tokens.of("one")).contains("access");
        now = now.plusSeconds(1);
        assertThat(tokens.of("one")).isEmpty();
        assertThat(asked).containsExactly("one", "one");
    }

    @Test
    void oneThatIsNoneIsAskedForOnce() {
        answer = Optional.empty();

        assertThat(tokens.of("none")).isEmpty();
        assertThat(tokens.of("none")).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aFloodOfTokensDoesNotFillTheHeap() {
        for (int i = 0; i < 25_000; i++) {
            assertThat(tokens.of("token " + i)).isPresent();
        }
        assertThat(tokens.size()).isLessThanOrEqualTo(10_000);
    }
}
