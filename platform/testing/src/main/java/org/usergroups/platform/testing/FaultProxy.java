package org.usergroups.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP proxy on the loopback address between a client and a real server, which a test makes slow, silent or absent.
 *
 * <p>What a fault holds back is kept and passed on when it is over, as in a network that comes back. Only {@link #cut} loses bytes.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FaultProxy.class);
    private static final int CHUNK = 16 * 1024;

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean silent;
    private boolean absent;
    private Duration delay = Duration.ZERO;

    private FaultProxy(InetSocketAddress server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    /** A proxy, at a port of its own, that passes everything on. */
    public static FaultProxy to(String host, int port) {
        try {
            var proxy = new FaultProxy(
                    new InetSocketAddress(host, port), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on every piece of data waits this long on its way, in both directions. */
    public void delay(Duration time) {
        set(() -> delay = time);
    }

    /** From now on nothing passes, and nobody is told: connections are taken, and stay without an answer. */
    public void silence() {
        set(() -> silent = true);
    }

    /** Resets every connection, and each new one at once, until {@link #heal}. */
    public void cut() {
        set(() -> absent = true);
        reset();
    }

    /** Resets every connection that is open now; new ones are served. */
    public void reset() {
        open.forEach(FaultProxy::reset);
    }

    /** Ends every fault. */
    public void heal() {
        set(() -> {
            silent = false;
            absent = false;
            delay = Duration.ZERO;
        });
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        heal();
        reset();
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                if (isAbsent()) {
                    reset(client);
                } else {
                    Thread.ofVirtual().name("fault-proxy").start(() -> serve(client));
                }
            } catch (IOException closed) {
                log.debug("No more connections: {}", closed.getMessage());
            }
        }
    }

    private void serve(Socket client) {
        var upstream = new Socket();
        open.add(upstream);
        try {
            upstream.connect(server);
            Thread.ofVirtual().name("fault-proxy").start(() -> pump(upstream, client));
            pump(client, upstream);
        } catch (IOException unreachable) {
            reset(client);
        }
    }

    private void pump(Socket from, Socket to) {
        var bytes = new byte[CHUNK];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitPassage();
                out.write(bytes, 0, read);
            }
            awaitPassage();
            to.shutdownOutput();
        } catch (IOException ended) {
            reset(from);
            reset(to);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPassage() throws InterruptedException {
        lock.lock();
        try {
            var nanos = delay.toNanos();
            while (nanos > 0 && !delay.isZero()) {
                nanos = changed.awaitNanos(nanos);
            }
            while (silent) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isAbsent() {
        lock.lock();
        try {
            return absent;
        } finally {
            lock.unlock();
        }
    }

    /** Closes with RST, so that the peer sees an error at once. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException closed) {
            log.debug("Closed already: {}", closed.getMessage());
        }
        try {
            socket.close();
        } catch (IOException failed) {
            log.debug("Cannot be closed: {}", failed.getMessage());
        }
    }
}
