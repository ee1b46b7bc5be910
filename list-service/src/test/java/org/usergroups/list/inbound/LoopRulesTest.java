package org.usergroups.list.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usergroups.list.TestProperties;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.mail.RawMessage;

class LoopRulesTest {

    private static final ListAddresses ADDRESSES = new ListAddresses(TestProperties.standard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Id: Talk <talk.lists.localhost>",
                "list-id: <TALK.lists.localhost>",
                "X-BeenThere: talk@lists.localhost",
                "X-BeenThere: other@lists.localhost\nX-BeenThere: Talk@lists.localhost",
                "List-Post: <mailto:talk@lists.localhost?subject=x>",
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "Auto-Submitted: auto-notified; owner-email=x",
                "Precedence: bulk",
                "Precedence: Junk"
            })
    void whatTheListOrAMachineHasSentIsRefused(String fields) {
        assertThat(refusal(fields)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: x",
                "Auto-Submitted: no",
                "Auto-Submitted: No (by hand)",
                "Precedence: list",
                "List-Id: <smalltalk.lists.localhost>\nList-Post: <mailto:smalltalk@lists.localhost>",
                "X-BeenThere: smalltalk@lists.localhost",
                "List-Id: <dev.elsewhere.example>\nPrecedence: bulk"
            })
    void whatAPersonHasWrittenIsTaken(String fields) {
        assertThat(refusal(fields)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 51})
    void messageThatHasPassedMoreThanFiftyServersIsRefused(int hops) {
        assertThat(refusal("Received: from a\n".repeat(hops) + "Subject: x").isPresent())
                .isEqualTo(hops > 50);
    }

    private static Optional<Refusal> refusal(String fields) {
        var message = RawMessage.of((fields + "\n\nText\n").getBytes(StandardCharsets.UTF_8));
        return LoopRules.refusal(message, "talk", ADDRESSES);
    }
}
