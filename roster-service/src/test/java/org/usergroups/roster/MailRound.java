package org.usergroups.roster;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.usergroups.platform.testing.TestMailbox;

/** The mails of the running service: sends what is due now, as another instance would, and reads what has come. */
@Lazy
@TestComponent
public class MailRound {

    private final Schedule schedule;
    private final MongoDatabase database;
    private final TestMailbox mailbox;

    MailRound(Schedule schedule, MongoDatabase database, TestMailbox mailbox) {
        this.schedule = schedule;
        this.database = database;
        this.mailbox = mailbox;
    }

    /** Sends the notices and letters that are due. */
    public void send() {
        schedule.run("NoticeSender.sendDue");
        schedule.run("LetterSender.sendDue");
    }

    /** Waits until nobody is sending: a clock that is moved in the middle of it ends a lease. */
    public void awaitSent() {
        await().until(() -> Stream.of("notices", "letters")
                .allMatch(queue ->
                        database.getCollection(queue).countDocuments(and(exists("dueAt"), gt("attempts", 0))) == 0));
    }

    /** The subjects of all mails to an address, the newest first. */
    public List<String> subjects(String email) {
        return mailbox.to(email).stream().map(TestMailbox.Mail::subject).toList();
    }

    /** What follows a path in the newest mail to an address whose subject begins so, as soon as there is one. */
    public String token(String email, String subject, String path) {
        return await("“%s” to %s".formatted(subject, email))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> mailbox.to(email).stream()
                                .filter(mail -> mail.subject().startsWith(subject))
                                .findFirst()
                                .map(mail -> mail.text().replaceAll("(?s).*?" + path + "(\\S+).*", "$1"))
                                .orElse(""),
                        token -> !token.isEmpty());
    }
}
