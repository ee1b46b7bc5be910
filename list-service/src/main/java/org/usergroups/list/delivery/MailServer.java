package org.usergroups.list.delivery;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The SMTP server that {@code spring.mail} names, spoken to with bytes that nobody may change on the way. */
@Component
public class MailServer {

    private static final String DEFAULT_PROTOCOL = "smtp";

    private final JavaMailSenderImpl settings;

    /** What became of a copy. */
    public sealed interface Reply {

        /** The server has taken it. */
        record Taken() implements Reply {}

        /** The server will never take it. */
        record Refused(int code) implements Reply {}

        /** The server may take it later. */
        record PutOff(int code) implements Reply {}

        /** There was no answer: the connection is of no more use. */
        record NoAnswer() implements Reply {}
    }

    /** A message in its bytes, written for each of those who get it and never held as a whole for each. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream target) throws IOException;
    }

    MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    /** Opens a connection for many copies. Not for use by several threads. */
    public Connection connect() throws MessagingException {
        var session = settings.getSession();
        var protocol = settings.getProtocol() == null ? DEFAULT_PROTOCOL : settings.getProtocol();
        var transport = session.getTransport(protocol);
        transport.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
        return new Connection(session, transport);
    }

    /** A connection that is open. */
    public static final class Connection implements AutoCloseable {

        private final Session session;
        private final Transport transport;

        private Connection(Session session, Transport transport) {
            this.session = session;
            this.transport = transport;
        }

        /** @param envelopeSender where reports go; {@code <>} for nowhere */
        public Reply send(String envelopeSender, String recipient, Content message) {
            try {
                var address = new InternetAddress(recipient, false);
                transport.sendMessage(new Bytes(session, envelopeSender, message), new Address[] {address});
                return new Reply.Taken();
            } catch (AddressException unusable) {
                return new Reply.Refused(553);
            } catch (MessagingException failed) {
                return judged(code(failed));
            }
        }

        boolean isOpen() {
            return transport.isConnected();
        }

        private static Reply judged(int code) {
            if (code >= 500 && code < 600) {
                return new Reply.Refused(code);
            }
            return code >= 400 ? new Reply.PutOff(code) : new Reply.NoAnswer();
        }

        /** The server's reply to the recipient if it gave one, else to the message. */
        private static int code(@Nullable Exception failed) {
            var code = 0;
            for (var cause = failed; cause != null; cause = next(cause)) {
                if (cause instanceof SMTPAddressFailedException address) {
                    return address.getReturnCode();
                }
                if (cause instanceof SMTPSendFailedException message && message.getReturnCode() >= 400) {
                    code = message.getReturnCode();
                }
            }
            return code;
        }

        private static @Nullable Exception next(Exception failed) {
            return failed instanceof MessagingException chained ? chained.getNextException() : null;
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException alreadyGone) {
                // It is closed then, which is all that was wanted.
            }
        }
    }

    /** A message that is written as it is: the mail library would encode headers and bodies anew. */
    private static final class Bytes extends SMTPMessage {

        private final Content message;

        Bytes(Session session, String envelopeSender, Content message) {
            super(session);
            this.message = message;
            setEnvelopeFrom(envelopeSender);
        }

        @Override
        public void writeTo(OutputStream stream, String @Nullable [] ignored) throws IOException {
            message.writeTo(stream);
        }
    }
}
