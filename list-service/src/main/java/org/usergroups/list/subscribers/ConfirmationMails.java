package org.usergroups.list.subscribers;

import jakarta.mail.MessagingException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.lists.MailingList;
import org.usergroups.list.lists.MailingLists;
import org.usergroups.list.work.BackgroundLoop;
import org.usergroups.platform.events.Stored;

/**
 * Sends the mails that ask an address's owner to confirm. It is done behind the answer: so the answer takes the same time for
 * everybody, and a mail server that is away delays the mail and loses nothing.
 */
@Component
class ConfirmationMails {

    private static final Logger log = LoggerFactory.getLogger(ConfirmationMails.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Confirmations confirmations;
    private final Subscriptions subscriptions;
    private final MailingLists lists;
    private final ListAddresses addresses;
    private final JavaMailSender sender;
    private final ListProperties properties;

    ConfirmationMails(
            Confirmations confirmations,
            Subscriptions subscriptions,
            MailingLists lists,
            ListAddresses addresses,
            JavaMailSender sender,
            ListProperties properties) {
        this.confirmations = confirmations;
        this.subscriptions = subscriptions;
        this.lists = lists;
        this.addresses = addresses;
        this.sender = sender;
        this.properties = properties;
    }

    BackgroundLoop loop() {
        return new BackgroundLoop("confirmation-mails", PAUSE, this::sendOne);
    }

    boolean sendOne() {
        var due = confirmations.due();
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Confirmations.Due due) {
        var list = lists.byId(due.listId());
        if (list.isEmpty() || !isWanted(due)) {
            confirmations.drop(due);
            return;
        }
        try {
            mail(list.get(), due);
            confirmations.settled(due);
        } catch (MailException | MessagingException failed) {
            confirmations.putOff(due);
            log.warn(
                    "A confirmation mail could not be sent and is tried again: {}",
                    failed.getClass().getSimpleName());
        }
    }

    private boolean isWanted(Confirmations.Due due) {
        return !subscriptions.has(due.listId(), due.address().key())
                && confirmations.mailedToday(due) < properties.list().confirmationsPerDay();
    }

    private void mail(Stored<MailingList> list, Confirmations.Due due) throws MessagingException {
        var message = sender.createMimeMessage();
        var mail = new MimeMessageHelper(message, "UTF-8");
        mail.setFrom(properties.mail().from());
        mail.setTo(due.address().text());
        mail.setSubject("Confirm: join " + list.state().title());
        // An auto-responder must not answer (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        mail.setText("""
                Somebody, probably you, asked for the mail of this list to be sent to this address:

                    %s
                    %s

                To join, open this page and press the button; it is good for %d days:

                %s

                If you have not asked for it, do nothing: without it no mail will come.
                """.formatted(
                        list.state().title(),
                        addresses.posting(list.state().name()),
                        properties.list().confirmation().toDays(),
                        addresses.confirmPage(confirmations.token(due))));
        sender.send(message);
    }

    @Scheduled(fixedDelayString = "PT1H")
    void sweep() {
        confirmations.sweep();
    }
}
