package org.usergroups.deploy.local.backends;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;

/** An SMTP server that takes mail for anybody and sends none on, and a page to read it. */
final class CatchAll {

    private static final int CLIENT_SILENCE_MILLISECONDS = 60_000;

    private CatchAll() {}

    static RunningServer start(Path folder, int smtpPort, int pagePort) throws IOException {
        var mails = Mails.in(folder);
        var setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        setup.setReadTimeout(CLIENT_SILENCE_MILLISECONDS);
        var smtp = new GreenMail(setup);
        smtp.getUserManager().setAuthRequired(false);
        smtp.getUserManager()
                .setMessageDeliveryHandler(
                        (message, recipient) -> new Recipient(recipient, mails, InstantSource.system()));
        smtp.start();
        var pages = MailPages.start(mails, pagePort);
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("smtp", "127.0.0.1:" + smtpPort);
        addresses.put("mailbox", "http://127.0.0.1:" + pagePort);
        return new RunningServer(addresses, () -> {
            pages.stop(0);
            smtp.stop();
        });
    }

    /** Somebody mail arrives for. GreenMail's own users keep everything in memory and never forget. */
    private record Recipient(MailAddress address, Mails mails, InstantSource clock) implements GreenMailUser {

        @Override
        public void deliver(MovingMessage message) {
            keep(
                    Optional.ofNullable(message.getReturnPath())
                            .map(MailAddress::getEmail)
                            .orElse(""),
                    message.getMessage());
        }

        @Override
        public void deliver(MimeMessage message) {
            keep("", message);
        }

        private void keep(String from, MimeMessage message) {
            try {
                var bytes = new ByteArrayOutputStream();
                message.writeTo(bytes);
                mails.keep(address.getEmail(), from, clock.instant(), bytes.toByteArray());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (MessagingException unreadable) {
                throw new IllegalArgumentException(unreadable);
            }
        }

        @Override
        public String getEmail() {
            return address.getEmail();
        }

        @Override
        public String getLogin() {
            return getEmail();
        }

        @Override
        public String getQualifiedMailboxName() {
            return getEmail();
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {}

        @Override
        public void authenticate(String password) {}

        @Override
        public void create() {}

        @Override
        public void delete() {}
    }
}
