package org.usergroups.deploy.local.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Sends the mails of a thread to its list by SMTP. */
final class PostOffice {

    private final URI server;

    PostOffice(URI server) {
        this.server = server;
    }

    void send(MailThread thread, String listAddress, Instant began) throws IOException {
        var session = Session.getInstance(settings());
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            for (var number = 1; number <= thread.letters().size(); number++) {
                var message = message(session, thread, number, listAddress, began);
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException refused) {
            throw new IOException("the mail server at " + server + " says: " + refused.getMessage(), refused);
        }
    }

    private static MimeMessage message(
            Session session, MailThread thread, int number, String listAddress, Instant began)
            throws MessagingException, UnsupportedEncodingException {
        var letter = thread.letters().get(number - 1);
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", thread.messageId(number));
            }
        };
        message.setFrom(new InternetAddress(letter.address(), letter.author(), StandardCharsets.UTF_8.name()));
        message.setRecipients(MimeMessage.RecipientType.TO, listAddress);
        message.setSubject((number == 1 ? "" : "Re: ") + thread.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(began.plus(letter.after())));
        var references = thread.references(number);
        if (!references.isEmpty()) {
            message.setHeader("In-Reply-To", references.getLast());
            message.setHeader("References", String.join("\r\n ", references));
        }
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    private Properties settings() {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", server.getHost());
        settings.setProperty("mail.smtp.port", String.valueOf(server.getPort()));
        settings.setProperty("mail.smtp.localhost", "localhost");
        settings.setProperty("mail.smtp.connectiontimeout", "10000");
        settings.setProperty("mail.smtp.timeout", "30000");
        return settings;
    }
}
