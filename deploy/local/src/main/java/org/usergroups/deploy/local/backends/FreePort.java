package org.usergroups.deploy.local.backends;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.usergroups.deploy.local.Server;

/** Ports of the loopback interface. */
final class FreePort {

    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private FreePort() {}

    /** The port itself, or a free one for 0. */
    static int choose(int port) throws IOException {
        return port == 0 ? any() : port;
    }

    static int any() throws IOException {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
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
