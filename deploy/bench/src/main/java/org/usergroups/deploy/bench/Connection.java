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
 * One kept connection that asks with GET and reads the answer away: as little work of its own as possible, since it shares the
 * machine with what it measures. Only for answers that say their length (RFC 9112, section 6.2).
 */
final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket = new Socket();
    private final OutputStream output;
    private final BufferedInputStream input;

    Connection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE_MILLIS);
        output = socket.getOutputStream();
        input = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** @throws IOException unless the answer is a 200 */
    void get(String path) throws IOException {
        output.write("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII));
        var status = line();
        var length = -1L;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Long.parseLong(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("%s does not say how long it is: %s".formatted(path, status));
        }
        input.skipNBytes(length);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("%s answers %s".formatted(path, status));
        }
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
