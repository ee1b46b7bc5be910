package org.usergroups.roster;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Problem;

/** Sends the roster's mails to people: plain text, one recipient. */
@Component
public class Mailer {

    private final JavaMailSender sender;
    private final RosterProperties properties;
    private final Ids ids;

    Mailer(JavaMailSender sender, RosterProperties properties, Ids ids) {
        this.sender = sender;
        this.properties = properties;
        this.ids = ids;
    }

    /** @throws Problem 503 if the mail server does not take the mail */
    public void send(String to, String subject, String text) {
        send(Mail.of(to, subject, text), ids.next());
    }

    /**
     * Sends a mail that may have been sent before: its Message-ID is made of the key, so that mail programs show it once.
     *
     * @throws Problem 503 if the mail server does not take the mail
     */
    public void send(Mail mail, String key) {
        try {
            var message = new Keyed("<%s@%s>"
                    .formatted(Ids.of("mail", key), properties.publicUrl().getHost()));
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(properties.mail().from());
            helper.setTo(mail.to());
            helper.setSubject(mail.subject());
            helper.setText(mail.text());
            if (mail.replyTo() != null) {
                helper.setReplyTo(mail.replyTo());
            }
            // Answers of machines to machines are not wanted (RFC 3834, section 5).
            message.setHeader("Auto-Submitted", "auto-generated");
            if (mail.offLink() != null) {
                message.setHeader("List-Unsubscribe", "<" + mail.offLink() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            sender.send(message);
        } catch (MailException | MessagingException failed) {
            throw Problem.unavailable("The mail could not be sent. Try again in a few minutes.");
        }
    }

    /** A message whose id is given. */
    private static final class Keyed extends MimeMessage {

        private final String id;

        Keyed(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
