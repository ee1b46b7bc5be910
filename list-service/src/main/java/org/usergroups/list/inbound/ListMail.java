package org.usergroups.list.inbound;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One SMTP transaction: every recipient is judged at once, the message when it is here as a whole. */
final class ListMail implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(ListMail.class);
    private static final int PATIENCE = 4;

    private final Reception reception;
    private final int maxMessage;
    private final List<String> recipients = new ArrayList<>();
    private boolean isReport;

    ListMail(Reception reception, int maxMessage) {
        this.reception = reception;
        this.maxMessage = maxMessage;
    }

    @Override
    public void from(String sender) {
        isReport = sender.isBlank();
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        try {
            var refusal = reception.refusalOf(recipient, isReport);
            if (refusal.isPresent()) {
                throw refusal.get().asReply();
            }
            recipients.add(recipient);
        } catch (MongoException away) {
            throw laterReply(away);
        }
    }

    @Override
    public String data(InputStream stream) throws RejectException, IOException {
        var message = read(stream);
        try {
            return answered(reception.receive(recipients, message));
        } catch (MongoException away) {
            throw laterReply(away);
        }
    }

    @Override
    public void done() {}

    /**
     * Reads the whole message, or to the end of one that is too large, so that the reply comes when the sender listens for it; a sender
     * that goes on without end is cut off.
     */
    private byte[] read(InputStream stream) throws IOException, RejectException {
        var message = stream.readNBytes(maxMessage + 1);
        if (message.length <= maxMessage) {
            return message;
        }
        var skipped = 0L;
        var buffer = new byte[8_192];
        for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            skipped += count;
            if (skipped > (long) PATIENCE * maxMessage) {
                throw new DropConnectionException(552, "5.3.4 Message too large");
            }
        }
        throw new RejectException(
                552, "5.3.4 Message too large: at most %,d bytes are taken here".formatted(maxMessage));
    }

    /** A refusal answers for all when nobody has taken the message; a list that has it already stays quiet beside one that takes it. */
    private static String answered(List<Reception.Decision> decisions) throws RejectException {
        Refusal refusal = null;
        var reply = "2.0.0 Report taken";
        var isTaken = decisions.isEmpty();
        for (var decision : decisions) {
            switch (decision) {
                case Reception.Decision.Refused refused -> refusal = refused.refusal();
                case Reception.Decision.Accepted accepted -> {
                    reply = "2.0.0 Ok: post " + accepted.postId();
                    isTaken = true;
                }
                case Reception.Decision.Held held -> {
                    reply = "2.0.0 Ok: an organizer will decide on " + held.postId();
                    isTaken = true;
                }
                case Reception.Decision.Known known -> {
                    reply = isTaken ? reply : "2.0.0 Ok: here already as " + known.postId();
                    isTaken = true;
                }
            }
        }
        if (refusal != null && !isTaken) {
            throw refusal.asReply();
        }
        return reply;
    }

    private static RejectException laterReply(MongoException away) {
        log.warn(
                "A message was put off, since the store does not answer: {}",
                away.getClass().getSimpleName());
        return new RejectException(451, "4.3.0 The message cannot be stored at the moment. Try again later");
    }
}
