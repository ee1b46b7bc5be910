package org.usergroups.list.postmaster;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;
import org.usergroups.list.delivery.MailServer;
import org.usergroups.list.lists.ListAddresses;
import org.usergroups.list.mail.RawMessage;
import org.usergroups.list.work.BackgroundLoop;

/**
 * Sends mail for the postmaster on to the address that is configured; without one it stays. It goes as it came, with a mark by which
 * it is known if it comes back. Reports about it go to that address too, never back here: they would be forwarded again.
 */
@Component
class Forwarding {

    private static final Logger log = LoggerFactory.getLogger(Forwarding.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PostmasterMail mail;
    private final MailServer server;
    private final ListAddresses addresses;
    private final @Nullable String postmaster;

    Forwarding(PostmasterMail mail, MailServer server, ListAddresses addresses, ListProperties properties) {
        this.mail = mail;
        this.server = server;
        this.addresses = addresses;
        this.postmaster = properties.list().postmaster();
        if (postmaster == null) {
            log.warn("Mail for {} is kept and nobody gets it: set usergroups.list.postmaster", addresses.postmaster());
        }
    }

    BackgroundLoop loop() {
        return new BackgroundLoop("postmaster", PAUSE, this::sendOne);
    }

    /** Sends one message on; answers whether there was one. */
    boolean sendOne() {
        if (postmaster == null) {
            return false;
        }
        var due = mail.due();
        due.ifPresent(it -> send(it, postmaster));
        return due.isPresent();
    }

    private void send(PostmasterMail.Due due, String recipient) {
        try (var connection = server.connect()) {
            var message = RawMessage.of(due.message());
            var mark = List.of("X-BeenThere: " + addresses.postmaster());
            var reply = connection.send(
                    recipient, recipient, target -> message.writeWith(Set.of("return-path"), mark, target));
            switch (reply) {
                case MailServer.Reply.Taken ignored -> mail.sent(due);
                case MailServer.Reply.Refused refused -> refused(due, refused.code());
                case MailServer.Reply.PutOff putOff -> refused(due, putOff.code());
                case MailServer.Reply.NoAnswer ignored -> mail.missed(due);
            }
        } catch (MessagingException away) {
            mail.missed(due);
            log.warn(
                    "Mail for the postmaster waits, since the mail server does not answer: {}",
                    away.getClass().getSimpleName());
        }
    }

    private void refused(PostmasterMail.Due due, int code) {
        if (mail.refused(due)) {
            log.warn("Mail for the postmaster was refused with {} and is offered again", code);
        } else {
            log.error("Mail for the postmaster was refused with {} for too long and has been given up", code);
        }
    }
}
