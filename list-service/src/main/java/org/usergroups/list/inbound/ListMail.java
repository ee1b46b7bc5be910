package org.usergroups.list.inbound;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One SMTP transaction: every recipient is judged at once, the message when it is here as a whole. */
final class ListMail implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(ListMail.class);
    private static final int PATIENCE = 4;
    private static final int PART = 64 * 1024;

    private final Reception reception;
    private final Room room;
    private final Room storing;
    private final int maxMessage;
    private final MessageContext context;
    private final List<String> recipients = new ArrayList<>();
    private boolean isReport;

    /**
     * @param room for what comes in
     * @param storing for what is being stored, which takes as much again and more
     */
    ListMail(Reception reception, Room room, Room storing, int maxMessage, MessageContext context) {
        this.reception = reception;
        this.room = room;
        this.storing = storing;
        this.maxMessage = maxMessage;
        this.context = context;
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
        try (var space = room.space();
                var more = storing.space()) {
            var parts = read(stream, space);
            var length = parts.stream().mapToInt(part -> part.length).sum();
            if (!more.reaches(length)) {
                throw noRoom();
            }
            return answered(reception.receive(recipients, joined(parts, length)));
        } catch (MongoException away) {
            throw over(laterReply(away));
        } catch (RejectException refused) {
            throw over(refused);
        }
    }

    @Override
    public void done() {}

    /** Ends the transaction (RFC 5321, section 4.1.1.4); the library ends those alone that were taken, and refuses the next MAIL. */
    private RejectException over(RejectException refused) {
        if (context instanceof Session session) {
            session.resetMailTransaction();
        }
        return refused;
    }

    /** Reads the whole message, for as far as there is room. */
    private Queue<byte[]> read(InputStream stream, Room.Space space) throws IOException, RejectException {
        var parts = new ArrayDeque<byte[]>();
        var length = 0;
        // What is announced has no field Received yet, and is not a multiple of a part.
        var isRoom = space.reaches(Math.min(announced() + 2 * PART, maxMessage));
        for (var isComplete = false; !isComplete; ) {
            isRoom = isRoom && space.reaches(Math.min(length + PART, maxMessage));
            if (!isRoom || length > maxMessage) {
                parts.clear();
                space.close();
                throw refusedAtItsEnd(stream, length);
            }
            var part = stream.readNBytes(PART);
            parts.add(part);
            length += part.length;
            isComplete = part.length < PART && length <= maxMessage;
        }
        return parts;
    }

    /** The size that the sender has announced (RFC 1870), or 0. */
    private int announced() {
        return context instanceof Session session ? session.getDeclaredMessageSize() : 0;
    }

    private static byte[] joined(Queue<byte[]> parts, int length) {
        var message = ByteBuffer.allocate(length);
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            message.put(part);
        }
        return message.array();
    }

    /**
     * Skips the rest of a message that is too large or has no room, so that the reply comes when the sender listens for it; a sender
     * that goes on without end is cut off.
     */
    private RejectException refusedAtItsEnd(InputStream stream, int before) throws IOException {
        var length = (long) before;
        var buffer = new byte[8_192];
        for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            length += count;
            if (length > (long) PATIENCE * maxMessage) {
                return new DropConnectionException(552, "5.3.4 Message too large");
            }
        }
        if (length > maxMessage) {
            return new RejectException(
                    552, "5.3.4 Message too large: at most %,d bytes are taken here".formatted(maxMessage));
        }
        return noRoom();
    }

    private RejectException noRoom() {
        log.warn("A message was put off, since others fill the room for messages");
        return reception.noRoom().asReply();
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
                case Reception.Decision.Kept kept -> {
                    reply = "2.0.0 Ok: for the postmaster as " + kept.id();
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
