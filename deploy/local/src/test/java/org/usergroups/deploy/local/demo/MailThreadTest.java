package org.usergroups.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MailThreadTest {

    private final MailThread thread = MailThread.of(DemoFiles.headed("socket", """
            list: tuesdays
            subject: Who has a socket: anybody?
            began: 3 days ago at 18:40

            == Ada <ada@people.example>
            Mine is broken.

            == Bo <bo@people.example> | 2 h, answers 1
            I have two.

            One is loud.

            == Cy <cy@people.example> | 5 h, answers 2
            Loud is fine.
            """));

    @Test
    void mailsKeepTheirAuthorTimeAndParagraphs() {
        assertThat(thread.subject()).isEqualTo("Who has a socket: anybody?");
        assertThat(thread.letters())
                .element(1)
                .isEqualTo(new MailThread.Letter(
                        "Bo", "bo@people.example", Duration.ofHours(2), 1, "I have two.\n\nOne is loud.\n"));
    }

    @Test
    void beginningIsRelativeToToday() {
        assertThat(thread.began(LocalDate.of(2026, 11, 23))).isEqualTo(Instant.parse("2026-11-20T18:40:00Z"));
    }

    @Test
    void referencesGoFromTheFirstMailToTheOneAnswered() {
        assertThat(thread.references(1)).isEmpty();
        assertThat(thread.references(3)).containsExactly(thread.messageId(1), thread.messageId(2));
    }
}
