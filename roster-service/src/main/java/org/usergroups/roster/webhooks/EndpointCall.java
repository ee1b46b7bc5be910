package org.usergroups.roster.webhooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Posts to an address that somebody has typed: HTTP/1.1 (RFC 9112), one request on one connection. Redirects are not followed,
 * and of the answer nothing but its status is read.
 *
 * <p>The name is looked up once, and the connection goes to the very address that was found good: a client that looks it up again
 * could be sent to an inner address by a name that changes in between.
 */
final class EndpointCall implements AutoCloseable {

    private static final int LONGEST_HEAD = 16_384;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");

    private final Duration timeout;
    private final InetAddressFilter filter;
    private final boolean isPlainAllowed;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timeouts").factory());

    /** What came of a call. */
    sealed interface Outcome {

        /** @param status the endpoint's answer */
        record Answered(int status) implements Outcome {}

        /** @param reason a sentence for the endpoint's owner */
        record Unreachable(String reason) implements Outcome {}
    }

    EndpointCall(Duration timeout, boolean allowLoopback, SSLSocketFactory tls) {
        this.timeout = timeout;
        this.tls = tls;
        this.isPlainAllowed = allowLoopback;
        this.filter = allowLoopback
                ? InetAddressFilter.externalAddresses().or(InetAddressFilter.adapt(InetAddress::isLoopbackAddress))
                : InetAddressFilter.externalAddresses();
    }

    Outcome post(URI address, Map<String, String> headers, String body) {
        var isTls = "https".equalsIgnoreCase(address.getScheme());
        if (!isTls && !isPlainAllowed) {
            return new Outcome.Unreachable("The address does not begin with https://.");
        }
        List<InetAddress> places;
        try {
            places = Arrays.stream(InetAddress.getAllByName(address.getHost()))
                    .filter(filter::matches)
                    .toList();
        } catch (UnknownHostException unknown) {
            return new Outcome.Unreachable("The name of the server is not known.");
        }
        if (places.isEmpty()) {
            return new Outcome.Unreachable("The address is not a public one.");
        }
        var port = address.getPort() > 0 ? address.getPort() : isTls ? 443 : 80;
        try (var socket = new Socket()) {
            // One deadline for all of it: a read time-out alone would let an endpoint send a byte at a time for ever.
            var deadline = watch.schedule(() -> closeQuietly(socket), timeout.toMillis(), TimeUnit.MILLISECONDS);
            try {
                socket.connect(new InetSocketAddress(places.getFirst(), port), (int) timeout.toMillis());
                return isTls
                        ? throughTls(socket, address, port, headers, body)
                        : exchange(socket, address, headers, body);
            } catch (IOException failed) {
                return new Outcome.Unreachable(
                        deadline.isDone() || failed instanceof java.net.SocketTimeoutException
                                ? "No answer within %d seconds.".formatted(timeout.toSeconds())
                                : "The connection failed: " + failed.getMessage());
            } finally {
                deadline.cancel(false);
            }
        } catch (IOException notClosed) {
            return new Outcome.Unreachable("The connection failed: " + notClosed.getMessage());
        }
    }

    private Outcome throughTls(Socket socket, URI address, int port, Map<String, String> headers, String body)
            throws IOException {
        try (var secure = (SSLSocket) tls.createSocket(socket, address.getHost(), port, true)) {
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return exchange(secure, address, headers, body);
        }
    }

    private static Outcome exchange(Socket socket, URI address, Map<String, String> headers, String body)
            throws IOException {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var request = new ByteArrayOutputStream();
        request.write(head(address, headers, content.length).getBytes(StandardCharsets.US_ASCII));
        request.write(content);
        socket.getOutputStream().write(request.toByteArray());
        socket.getOutputStream().flush();
        var status = status(socket.getInputStream());
        return new Outcome.Answered(status);
    }

    private static String head(URI address, Map<String, String> headers, int length) {
        var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        var port = address.getPort() > 0 ? ":" + address.getPort() : "";
        var head = new StringBuilder(
                "POST %s%s HTTP/1.1\r\nHost: %s%s\r\n".formatted(path, query, address.getHost(), port));
        head.append("User-Agent: Usergroups-Webhooks/1\r\nContent-Type: application/json\r\nAccept: */*\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(length))
                .toString();
    }

    /** The status of the final answer, after any informational ones (RFC 9110, section 15.2). */
    private static int status(InputStream answer) throws IOException {
        var left = LONGEST_HEAD;
        while (true) {
            var line = line(answer, left);
            left -= line.length() + 2;
            var matcher = STATUS_LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IOException("the answer is not HTTP/1.1");
            }
            var status = Integer.parseInt(matcher.group(1));
            if (status >= 200) {
                return status;
            }
            while (!(line = line(answer, left)).isEmpty()) {
                left -= line.length() + 2;
            }
        }
    }

    private static String line(InputStream answer, int longest) throws IOException {
        var line = new StringBuilder();
        for (var read = answer.read(); read != '\n'; read = answer.read()) {
            if (read < 0) {
                throw new IOException("it was closed without an answer");
            }
            if (line.length() >= longest) {
                throw new IOException("the answer's head is too long");
            }
            line.append((char) read);
        }
        return line.toString().stripTrailing();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
