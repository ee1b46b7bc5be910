package org.usergroups.list.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that keeps what it takes, and refuses or goes away as it is told. */
final class MailSink implements AutoCloseable {

    /** A copy that was taken. */
    record Taken(String from, String to, byte[] message) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger patience = new AtomicInteger(Integer.MAX_VALUE);
    private final Semaphore door = new Semaphore(Integer.MAX_VALUE);
    private final int port;
    private SMTPServer server;

    MailSink() {
        server = started(0);
        port = server.getPortAllocated();
    }

    int port() {
        return port;
    }

    List<Taken> taken() {
        return taken;
    }

    List<String> recipients() {
        return taken.stream().map(Taken::to).sorted().toList();
    }

    /** Refuses this recipient with a code until it is told otherwise. */
    void refuse(String recipient, int code) {
        refusals.put(recipient, code);
    }

    void refuseNobody() {
        refusals.clear();
    }

    /** Goes away after so many more copies. */
    void dropAfter(int copies) {
        patience.set(copies);
    }

    /** Lets every copy wait on its way in, until it is told to take them. */
    void keepWaiting() {
        door.drainPermits();
    }

    void takeAll() {
        door.release(Integer.MAX_VALUE - door.drainPermits());
    }

    /** How many copies wait on their way in. */
    int waiting() {
        return door.getQueueLength();
    }

    void goAway() {
        server.stop();
    }

    void comeBack() {
        patience.set(Integer.MAX_VALUE);
        server = started(port);
    }

    private SMTPServer started(int wanted) {
        var fresh = SMTPServer.port(wanted)
                .bindAddress(InetAddress.getLoopbackAddress())
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new Handler())
                .build();
        fresh.start();
        return fresh;
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            var code = refusals.get(recipient);
            if (code != null) {
                throw new RejectException(code, "no");
            }
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream stream) throws IOException, RejectException {
            if (patience.getAndDecrement() <= 0) {
                throw new DropConnectionException(421, "going away");
            }
            var message = stream.readAllBytes();
            door.acquireUninterruptibly();
            door.release();
            recipients.forEach(recipient -> taken.add(new Taken(sender, recipient, message)));
            return "kept";
        }

        @Override
        public void done() {}
    }
}
