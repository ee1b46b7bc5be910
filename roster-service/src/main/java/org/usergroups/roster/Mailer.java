package org.usergroups.roster;

import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;

/** Sends the roster's mails to people: plain text, one recipient. */
@Component
public class Mailer {

    private final JavaMailSender sender;
    private final RosterProperties properties;

    Mailer(JavaMailSender sender, RosterProperties properties) {
        this.sender = sender;
        this.properties = properties;
    }

    /** @throws Problem 503 if the mail server does not take the mail */
    public void send(String to, String subject, String text) {
        var mail = new SimpleMailMessage();
        mail.setFrom(properties.mail().from());
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setText(text);
        try {
            sender.send(mail);
        } catch (MailException failed) {
            throw Problem.unavailable("The mail could not be sent. Try again in a few minutes.");
        }
    }
}
