package org.usergroups.deploy.local.backends;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.usergroups.deploy.local.Server;

/** Ports of the loopback interface. */
final class FreePort {

    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 16_000;
    private static final int ATTEMPTS = 100;

    /** Nobody may listen there yet. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** The port itself, or a free one for 0. */
    static int choose(int port) throws IOException {
        return port == 0 ? any() : port;
    }

    /**
     * A free port below those that systems give to outgoing connections (RFC 6335 has them from 49152, Linux from 32768): one of these
     * could be taken until the server that needs it is there. None is given twice by a process.
     */
    static int any() throws IOException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (var socket = new ServerSocket(port, 1, LOOPBACK)) {
                if (GIVEN.add(socket.getLocalPort())) {
                    return port;
                }
            } catch (BindException taken) {
                // Another one is tried.
            }
        }
        throw new BindException("No free port between %d and %d in %d attempts".formatted(LOWEST, HIGHEST, ATTEMPTS));
    }

    static void require(Server server, int port) throws StartFailure {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
        } catch (IOException taken) {
            throw new StartFailure(
                    "Port " + port + ", which " + server.label()
                            + " needs, is taken by another program: stop that program, or move all ports with deploy/up --ports-from=18080.");
        }
    }
}
