package org.usergroups.list.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.usergroups.list.RunningList;
import org.usergroups.list.TestProperties;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.testing.FaultProxy;
import org.usergroups.platform.testing.RunningBackends;
import org.usergroups.platform.testing.TestMailbox;

/** The mails of one instance with wishes of its own, whose mail server goes away and comes back. */
@RunningList
class ConfirmationMailsIT {

    private static final Duration PAUSE = Duration.ofMinutes(2);

    @Autowired
    private Aggregates<MailingList> aggregates;

    @Autowired
    private MailingLists lists;

    @Autowired
    private ListAddresses addresses;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Ids ids;

    private final MongoClient client =
            MongoClients.create(RunningBackends.shared().mongo());
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private FaultProxy mailServer;
    private Confirmations confirmations;
    private ConfirmationMails mails;

    @BeforeEach
    void noWishes() {
        var properties = TestProperties.standard();
        var database = client.getDatabase("confirmations-" + UUID.randomUUID());
        mailServer = FaultProxy.to(
                RunningBackends.shared().smtpHost(), RunningBackends.shared().smtpPort());
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailServer.port());
        confirmations = new Confirmations(database, new ServiceKey(new byte[32]), () -> now, properties);
        mails = new ConfirmationMails(
                confirmations, new Subscriptions(database, ids, () -> now), lists, addresses, sender, properties);
    }

    @AfterEach
    void nothingIsOpen() {
        mailServer.close();
        client.close();
    }

    @Test
    void lastWishOfADayIsMailedAlthoughItsFirstMailFailed() {
        var name = "ana@" + UUID.randomUUID() + ".example";
        var ana = EmailAddress.of(name).orElseThrow();
        for (var i = 0; i < 5; i++) {
            confirmations.wish(list(), ana);
        }
        for (var i = 0; i < 4; i++) {
            assertThat(mails.sendOne()).isTrue();
        }

        mailServer.cut();
        assertThat(mails.sendOne()).isTrue();
        assertThat(mailbox.to(name)).hasSize(4);

        mailServer.heal();
        now = now.plus(PAUSE);
        assertThat(mails.sendOne()).isTrue();
        assertThat(mailbox.await(name, 5)).hasSize(5);
    }

    @Test
    void addressGetsNoMoreMailsADayThanItIsPromised() {
        var name = "ben@" + UUID.randomUUID() + ".example";
        var ben = EmailAddress.of(name).orElseThrow();
        for (var i = 0; i < 6; i++) {
            confirmations.wish(list(), ben);
            assertThat(mails.sendOne()).isTrue();
        }

        assertThat(mailbox.await(name, 5)).hasSize(5);
        assertThat(mails.sendOne()).isFalse();
    }

    private String list() {
        var id = ids.next();
        aggregates.create(id, new MailingList(ids.next(), "talk-" + Long.toString(System.nanoTime(), 36), "Talk", ""));
        return id;
    }
}
