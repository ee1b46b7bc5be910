package org.usergroups.list.inbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;
import org.usergroups.list.ListProperties;

/** The SMTP server through which mail comes in (RFC 5321), one virtual thread for each sender. */
@Component
public class SmtpServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SmtpServer.class);
    private static final int MOST_RECIPIENTS = 100;

    private final Reception reception;
    private final ListProperties.Lists properties;
    private @Nullable SMTPServer server;

    SmtpServer(Reception reception, ListProperties properties) {
        this.reception = reception;
        this.properties = properties.list();
    }

    /** The port that it listens on. */
    public synchronized int port() {
        if (server == null) {
            throw new IllegalStateException("The SMTP server is not running");
        }
        return server.getPortAllocated();
    }

    @Override
    public synchronized void start() {
        var maxMessage = (int) properties.maxMessage().toBytes();
        var room = new Room(properties.smtpMemory());
        var storing = new Room(properties.maxMessage());
        var started = SMTPServer.port(properties.smtpPort())
                .bindAddress(address())
                .hostName(properties.domain())
                .softwareName("Usergroups")
                .maxMessageSize(maxMessage)
                .maxRecipients(MOST_RECIPIENTS)
                .maxConnections(properties.smtpConnections())
                .connectionTimeoutMs((int) properties.smtpSilence().toMillis())
                .insertReceivedHeaders(true)
                .messageHandlerFactory(context -> new ListMail(reception, room, storing, maxMessage, context))
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("smtp-", 0).factory()))
                .build();
        started.start();
        server = started;
        log.info("Mail for {} comes in at {}:{}", properties.domain(), properties.smtpAddress(), port());
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(properties.smtpAddress());
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException(
                    "usergroups.list.smtp-address is %s, which is no address of this machine"
                            .formatted(properties.smtpAddress()),
                    unknown);
        }
    }
}
