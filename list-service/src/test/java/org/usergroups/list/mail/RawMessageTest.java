package org.usergroups.list.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RawMessageTest {

    @Test
    void whatIsNotChangedStaysToTheByte() {
        var message = "A:  one \r\nList-Id: <old>\r\n folded\r\nb :two\r\n\r\n.body\r\n\u00e9 \r\n";

        assertThat(changed(message, Set.of("list-id"), List.of("List-Id: <new>")))
                .isEqualTo("List-Id: <new>\r\nA:  one \r\nb :two\r\n\r\n.body\r\n\u00e9 \r\n");
    }

    @Test
    void bodyWithoutAnEmptyLineBeforeItGetsOne() {
        assertThat(changed("A: one\r\nno field\r\n", Set.of(), List.of("B: two")))
                .isEqualTo("B: two\r\nA: one\r\n\r\nno field\r\n");
        assertThat(changed("just text", Set.of(), List.of("B: two"))).isEqualTo("B: two\r\n\r\njust text");
        assertThat(changed("A: one\r\n", Set.of(), List.of())).isEqualTo("A: one\r\n\r\n");
        assertThat(changed("", Set.of(), List.of("B: two"))).isEqualTo("B: two\r\n\r\n");
        assertThat(changed("\r\nbody", Set.of(), List.of("B: two"))).isEqualTo("B: two\r\n\r\nbody");
    }

    @Test
    void lineOfAnMboxFileIsLeftOut() {
        assertThat(changed("From a@b Mon\r\nA: one\r\n\r\nbody", Set.of(), List.of()))
                .isEqualTo("A: one\r\n\r\nbody");
    }

    @Test
    void valuesAreUnfoldedWhateverTheLineEnds() {
        var message =
                RawMessage.of("Subject: one\n\ttwo\nsubject:\r\n three\r\n\nbody".getBytes(StandardCharsets.UTF_8));

        assertThat(message.values("SUBJECT")).containsExactly("one\ttwo", "three");
        assertThat(message.value("missing")).isEmpty();
        assertThat(StandardCharsets.UTF_8.decode(message.body()).toString()).isEqualTo("body");
    }

    private static String changed(String message, Set<String> removed, List<String> added) {
        var bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        var target = new ByteArrayOutputStream();
        try {
            RawMessage.of(bytes).writeWith(removed, added, target);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return target.toString(StandardCharsets.ISO_8859_1);
    }
}
