package org.usergroups.list.postmaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usergroups.list.ListProperties;
import org.usergroups.list.RunningList;
import org.usergroups.list.SmtpDialogue;
import org.usergroups.list.TestProperties;
import org.usergroups.list.delivery.MailServer;
import org.usergroups.list.inbound.SmtpServer;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.testing.RunningBackends;
import org.usergroups.platform.testing.TestMailbox;

/** The running service has a postmaster; the one that a test makes itself has none at first. */
@RunningList
class PostmasterIT {

    private static final String POSTMASTER = "postmaster@ops.example";

    @Autowired
    private SmtpServer smtp;

    @Autowired
    private MailServer mailServer;

    @Autowired
    private ListAddresses addresses;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Ids ids;

    private final MongoClient client =
            MongoClients.create(RunningBackends.shared().mongo());
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private PostmasterMail mail;

    @BeforeEach
    void noMail() {
        var database = client.getDatabase("postmaster-" + UUID.randomUUID());
        mail = new PostmasterMail(database, ids, () -> now, TestProperties.standard());
    }

    @AfterEach
    void nothingIsOpen() {
        client.close();
    }

    @Test
    void mailForThePostmasterIsTakenInEverySpellingFromPeopleAndMachinesAndSentOn() throws IOException {
        var before = mailbox.to(POSTMASTER).size();

        assertThat(send("ana@x.example", "postmaster@lists.localhost", "Subject: one\n"))
                .startsWith("250");
        assertThat(send("ana@x.example", "PostMaster@LISTS.localhost", "Subject: two\n"))
                .startsWith("250");
        assertThat(send("", "Postmaster", "Subject: three\nAuto-Submitted: auto-generated\n"))
                .startsWith("250");

        var mails = mailbox.await(POSTMASTER, before + 3);
        assertThat(mails).extracting(TestMailbox.Mail::subject).contains("one", "two", "three");
        assertThat(mails.getFirst().text()).contains("Something is wrong.");
        assertThat(mails.getFirst().headers().path("X-BeenThere").asString()).isEqualTo("postmaster@lists.localhost");
        assertThat(mails.getFirst().headers().path("Return-Path").asString()).contains(POSTMASTER);
    }

    @Test
    void mailThatComesBackOrIsBeyondReasonIsRefused() throws IOException {
        var to = "postmaster@lists.localhost";
        assertThat(send("ana@x.example", to, "X-BeenThere: postmaster@lists.localhost\n"))
                .startsWith("554 5.4.6");
        assertThat(send("ana@x.example", to, "Received: from a\n".repeat(51))).startsWith("554 5.4.6");
        assertThat(send("ana@x.example", to, "X-A: b\n".repeat(3_000))).startsWith("554 5.6.0");
        assertThat(send("ana@x.example", "postmaster@elsewhere.example", "X-A: b\n"))
                .startsWith("550");
    }

    @Test
    void mailIsKeptUntilThereIsAnAddress() {
        var subject = "kept " + UUID.randomUUID();
        mail.keep(message(subject));

        assertThat(forwarding(TestProperties.standard()).sendOne()).isFalse();
        assertThat(mail.count()).isEqualTo(1);

        assertThat(forwarding(to(POSTMASTER)).sendOne()).isTrue();
        assertThat(mail.count()).isZero();
        assertThat(mailbox.to(POSTMASTER)).extracting(TestMailbox.Mail::subject).contains(subject);
    }

    @Test
    void noMoreMailIsKeptThanIsPromised() {
        var few = new PostmasterMail(
                client.getDatabase("postmaster-" + UUID.randomUUID()),
                ids,
                () -> now,
                TestProperties.with(Map.of("usergroups.list.held-at-most", "2")));
        assertThat(few.keep(message("one"))).isPresent();
        assertThat(few.keep(message("two"))).isPresent();
        assertThat(few.keep(message("three"))).isEmpty();
    }

    @Test
    void refusedMailIsOfferedWithGrowingPausesForDays() {
        mail.keep(message("refused"));
        var began = now;
        var offers = 0;
        for (var isKept = true; isKept; offers++) {
            var due = mail.due();
            while (due.isEmpty()) {
                now = now.plus(Duration.ofMinutes(1));
                due = mail.due();
            }
            isKept = mail.refused(due.orElseThrow());
        }

        assertThat(Duration.between(began, now)).isBetween(Duration.ofDays(5), Duration.ofDays(6));
        assertThat(offers).isBetween(30, 45);
        assertThat(mail.count()).isZero();
    }

    @Test
    void postmasterIsElsewhere() {
        assertThatThrownBy(() -> to("ops@lists.localhost")).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> to("nobody")).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private Forwarding forwarding(ListProperties properties) {
        return new Forwarding(mail, mailServer, addresses, properties);
    }

    private static ListProperties to(String postmaster) {
        return TestProperties.with(Map.of("usergroups.list.postmaster", postmaster));
    }

    private String send(String from, String to, String fields) throws IOException {
        return SmtpDialogue.send(smtp.port(), from, to, fields + "\nSomething is wrong.\n");
    }

    private static byte[] message(String subject) {
        return ("Subject: " + subject + "\r\n\r\nText\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
