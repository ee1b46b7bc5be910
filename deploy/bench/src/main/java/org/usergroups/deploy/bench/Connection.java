package org.usergroups.deploy.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Asks with GET and reads the answer away, on one connection for as long as the server keeps it: as little work of its own as
 * possible, since it shares the machine with what it measures. Only for answers that say their length (RFC 9112, section 6.2).
 */
final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String LENGTH = "content-length:";

    private final int port;
    private Socket socket;
    private OutputStream output;
    private BufferedInputStream input;

    Connection(int port) throws IOException {
        this.port = port;
        this.socket = open();
        this.output = socket.getOutputStream();
        this.input = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    private Socket open() throws IOException {
        var opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(PATIENCE_MILLIS);
        opened.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE_MILLIS);
        return opened;
    }

    /** @throws IOException unless the answer is a 200 */
    void get(String path) throws IOException {
        output.write("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII));
        var status = line();
        var length = -1L;
        var isLast = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).strip());
            }
            isLast |= lower.equals("connection: close");
        }
        if (length < 0) {
            throw new IOException("%s does not say how long it is: %s".formatted(path, status));
        }
        input.skipNBytes(length);
        if (isLast) {
            reopen();
        }
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("%s answers %s".formatted(path, status));
        }
    }

    /** A server ends a connection after so many answers, as Tomcat does after 100. */
    private void reopen() throws IOException {
        socket.close();
        socket = open();
        output = socket.getOutputStream();
        input = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var read = input.read(); read != '\n'; read = input.read()) {
            if (read < 0) {
                throw new EOFException("The server has closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
