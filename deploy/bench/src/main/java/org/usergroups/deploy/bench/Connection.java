package org.usergroups.deploy.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Asks and reads the answer away, on one connection for as long as the server keeps it: as little work of its own as possible, since it shares
 * the machine with what it measures. Only for answers that say where they end (RFC 9112, section 6.3).
 */
final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int OK = 200;

    private final int port;
    private Socket socket;
    private OutputStream output;
    private BufferedInputStream input;
    private final byte[] buffer = new byte[8_192];

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

    /** A GET as it goes over the wire, made once when it is asked often. The path is sent as it is, however it is encoded. */
    static byte[] getOf(String path) {
        return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A POST of JSON as it goes over the wire. */
    static byte[] postOf(String path, byte[] json) {
        var head = "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n".formatted(path)
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(json.length);
        var request = java.util.Arrays.copyOf(head.getBytes(StandardCharsets.UTF_8), head.length() + json.length);
        System.arraycopy(json, 0, request, head.length(), json.length);
        return request;
    }

    /** @throws IOException unless the answer is a 200 */
    void get(String path) throws IOException {
        var status = status(getOf(path));
        if (status != OK) {
            throw new IOException("%s answers %d".formatted(path, status));
        }
    }

    /** @return the status of the answer to a request, which has been read to its end */
    int status(byte[] request) throws IOException {
        return asked(request, OutputStream.nullOutputStream());
    }

    /** The answer to a request, for those who look into it. */
    Answer answer(byte[] request) throws IOException {
        var body = new ByteArrayOutputStream();
        return new Answer(asked(request, body), body.toString(StandardCharsets.UTF_8));
    }

    private int asked(byte[] request, OutputStream body) throws IOException {
        output.write(request);
        var first = line();
        var length = -1L;
        var isChunked = false;
        var isLast = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            }
            isChunked |= lower.equals("transfer-encoding: chunked");
            isLast |= lower.equals("connection: close");
        }
        if (isChunked) {
            copyChunks(body);
        } else if (length >= 0) {
            copy(length, body);
        } else {
            throw new IOException("The answer does not say how long it is: " + first);
        }
        if (isLast) {
            reopen();
        }
        var words = first.split(" ", 3);
        if (words.length < 2 || !words[1].matches("\\d{3}")) {
            throw new IOException("The answer has no status: " + first);
        }
        return Integer.parseInt(words[1]);
    }

    /** Each has its length in front of it; the last is empty (RFC 9112, section 7.1). */
    private void copyChunks(OutputStream body) throws IOException {
        while (true) {
            var length = Long.parseLong(line().split(";", 2)[0].strip(), 16);
            copy(length, body);
            line();
            if (length == 0) {
                return;
            }
        }
    }

    private void copy(long length, OutputStream body) throws IOException {
        for (var left = length; left > 0; ) {
            var read = input.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("The server has closed the connection");
            }
            body.write(buffer, 0, read);
            left -= read;
        }
    }

    /** A server ends a connection after so many answers, as Tomcat does after 100; and after an error the next question needs a new one. */
    void reopen() throws IOException {
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
