package org.usergroups.roster;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.letters.Letter;
import org.usergroups.roster.letters.LetterWriter;
import org.usergroups.roster.letters.Letters;

/** What waits to be mailed, when its writing fails or takes long. */
@RunningRoster
@Import({RunningRoster.MovableTime.class, MailQueueIT.Writer.class})
class MailQueueIT {

    @Autowired
    private Letters letters;

    @Autowired
    private Writer writer;

    @Autowired
    private MailRound round;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private MongoDatabase database;

    @AfterEach
    void forgetLetters() {
        writer.texts.keySet().forEach(letters::forget);
    }

    @Test
    void letterThatCannotBeWrittenKeepsNoOtherBackAndIsGivenUpAfterTenAttempts() {
        post("broken@queue.example", () -> {
            throw new IllegalStateException("Nothing can be written.");
        });
        post("whole@queue.example", () -> "Hello.");
        round.send();
        assertThat(mailbox.await("whole@queue.example", 1)).hasSize(1);
        for (var attempt = 1; attempt <= 12; attempt++) {
            round.send();
            clock.advance(Duration.ofHours(9));
        }
        round.send();
        assertThat(writer.times("broken@queue.example")).isEqualTo(10);
        assertThat(database.getCollection("letters")
                        .find(eq("to", "broken@queue.example"))
                        .first())
                .doesNotContainKey("dueAt")
                .containsKey("endedAt");
    }

    @Test
    void whatIsWrittenSlowerThanItsLeaseIsSentOnceByWhoeverTookItNext() {
        post("slow@queue.example", () -> {
            if (writer.times("slow@queue.example") == 1) {
                clock.advance(Duration.ofMinutes(3));
                round.send();
            }
            return "Hello.";
        });
        round.send();
        round.awaitSent();
        assertThat(writer.times("slow@queue.example")).isEqualTo(2);
        assertThat(mailbox.await("slow@queue.example", 1)).hasSize(1);
    }

    @Test
    void whatIsTakenBackWhileItIsWrittenIsNotSent() {
        post("back@queue.example", () -> {
            letters.forget("back@queue.example");
            return "Hello.";
        });
        round.send();
        assertThat(mailbox.to("back@queue.example")).isEmpty();
    }

    private void post(String to, Supplier<String> text) {
        writer.texts.put(to, text);
        letters.post("queue " + to, writer.name(), "TEST", to, "");
    }

    /** Writes what a test says, to addresses that stand for themselves. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Writer implements LetterWriter {

        private final Map<String, Supplier<String>> texts = new ConcurrentHashMap<>();
        private final Map<String, Integer> times = new HashMap<>();

        @Override
        public String name() {
            return "test";
        }

        synchronized int times(String to) {
            return times.getOrDefault(to, 0);
        }

        private synchronized void count(String to) {
            times.merge(to, 1, Integer::sum);
        }

        @Override
        public Optional<Mail> write(Letter letter) {
            count(letter.to());
            return Optional.ofNullable(texts.get(letter.to())).map(text -> Mail.of(letter.to(), "Queue", text.get()));
        }
    }
}
