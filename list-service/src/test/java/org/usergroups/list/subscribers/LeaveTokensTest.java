package org.usergroups.list.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaveTokensTest {

    private static final String SUBSCRIPTION = "01930a5e-7c00-7000-8000-000000000001";
    private static final String LIST = "01930a5e-7c00-7000-8000-000000000002";

    @Test
    void tokenNamesWhatItWasMadeFor() {
        var tokens = new LeaveTokens(new ServiceKey(new byte[32]));
        var token = tokens.token(SUBSCRIPTION, LIST);

        assertThat(token).matches("[A-Za-z0-9_-]{64}");
        assertThat(tokens.read(token)).hasValue(new LeaveTokens.Leave(SUBSCRIPTION, LIST));
    }

    @Test
    void anyOtherTokenIsNotGenuine() {
        var tokens = new LeaveTokens(new ServiceKey(new byte[32]));
        var token = tokens.token(SUBSCRIPTION, LIST);
        for (var i = 0; i < token.length(); i++) {
            var other = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(tokens.read(other)).isEmpty();
        }
        var otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(new LeaveTokens(new ServiceKey(otherKey)).read(token)).isEmpty();
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("no base64!")).isEmpty();
    }
}
