package org.usergroups.platform.web.outgoing;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches from addresses that people have named. Only http and https at the usual ports, never this machine or its network, at most
 * three redirects, each checked as the first address was, and all of it bounded in bytes and time.
 */
public final class OutgoingFetch implements AutoCloseable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int REDIRECTS_AT_MOST = 3;
    private static final int HEADERS_AT_MOST = 100;
    private static final int HEADER_AT_MOST = 16_384;
    private static final int BUFFER = 8_192;

    private final OutgoingAddresses addresses;
    private final OutgoingProperties properties;
    private final String userAgent;
    private final CloseableHttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param publicUrl where people reach us; the other side reads it in the user agent */
    public OutgoingFetch(OutgoingProperties properties, URI publicUrl) {
        this(properties, publicUrl, new OutgoingAddresses(properties));
    }

    OutgoingFetch(OutgoingProperties properties, URI publicUrl, OutgoingAddresses addresses) {
        this.properties = properties;
        this.addresses = addresses;
        this.userAgent = "Usergroups/1.0 (+%s)".formatted(publicUrl);
        this.http = http(properties, addresses);
    }

    private static CloseableHttpClient http(OutgoingProperties properties, OutgoingAddresses addresses) {
        var patience = Timeout.of(properties.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(HEADERS_AT_MOST)
                                .setMaxLineLength(HEADER_AT_MOST)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(4)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Fetches; answers within the time-out, whatever the other side does. */
    public Fetched fetch(OutgoingRequest request) {
        return inTime(() -> follow(request));
    }

    /** Makes one request and answers what came, also if that is a redirect: for who wants to know where it leads, or to wait. */
    public Fetched once(OutgoingRequest request) {
        return inTime(() -> addresses.isAsked(request.address()) ? once(request, request.address()) : notAllowed());
    }

    private Fetched inTime(Callable<Fetched> work) {
        var fetching = threads.submit(work);
        try {
            return fetching.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return tooSlow(properties.timeout());
        } catch (ExecutionException unforeseen) {
            throw new IllegalStateException("A fetch failed in a way that nobody foresaw", unforeseen.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return tooSlow(properties.timeout());
        } finally {
            // Interrupting a virtual thread closes the socket that it waits for.
            fetching.cancel(true);
        }
    }

    private Fetched follow(OutgoingRequest request) {
        var address = request.address();
        for (var redirects = 0; ; redirects++) {
            if (!addresses.isAsked(address)) {
                return notAllowed();
            }
            var fetched = once(request, address);
            if (!(fetched instanceof Fetched.Answer answer)
                    || !REDIRECTS.contains(answer.status())
                    || answer.header("location").isEmpty()) {
                return fetched;
            }
            if (redirects == REDIRECTS_AT_MOST) {
                return new Fetched.Failure(
                        Fetched.Reason.TOO_MANY_REDIRECTS,
                        "The address leads on and on: more than %d times.".formatted(REDIRECTS_AT_MOST));
            }
            try {
                address = address.resolve(answer.header("location").orElse(""));
            } catch (IllegalArgumentException noAddress) {
                return unreadable();
            }
        }
    }

    private Fetched once(OutgoingRequest asked, URI address) {
        var request = new HttpUriRequestBase(asked.method().name(), address);
        asked.headers().forEach(request::setHeader);
        request.setHeader("User-Agent", userAgent);
        request.setHeader("Accept-Encoding", "gzip");
        try {
            return http.execute(request, response -> read(address, response));
        } catch (OutgoingAddresses.Refused refused) {
            return notAllowed();
        } catch (UnknownHostException unknown) {
            return new Fetched.Failure(
                    Fetched.Reason.UNKNOWN_HOST,
                    "Nobody knows a server of this name: %s.".formatted(address.getHost()));
        } catch (ConnectException | NoRouteToHostException away) {
            return new Fetched.Failure(Fetched.Reason.UNREACHABLE, "The server cannot be reached.");
        } catch (InterruptedIOException slow) {
            return tooSlow(properties.timeout());
        } catch (IOException | IllegalArgumentException broken) {
            return unreadable();
        }
    }

    private Fetched read(URI address, ClassicHttpResponse response) throws IOException {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        var entity = response.getEntity();
        if (entity == null || REDIRECTS.contains(response.getCode())) {
            return new Fetched.Answer(address, response.getCode(), Map.copyOf(headers), new byte[0]);
        }
        var most = Math.toIntExact(properties.maxBody().toBytes());
        var packed = bytes(entity.getContent(), most);
        if (packed.length > most) {
            return tooLarge();
        }
        var isPacked = headers.getOrDefault("content-encoding", List.of()).stream()
                .anyMatch(coding -> coding.strip().equalsIgnoreCase("gzip"));
        var body = isPacked && packed.length > 0 ? unpacked(packed, most) : packed;
        return body.length > most
                ? tooLarge()
                : new Fetched.Answer(address, response.getCode(), Map.copyOf(headers), body);
    }

    private static byte[] unpacked(byte[] packed, int most) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
            return bytes(stream, most);
        } catch (EOFException torn) {
            throw new IOException("The packed body ends too early", torn);
        }
    }

    /** At most one byte more than is allowed, by which the caller sees that there is more. */
    private static byte[] bytes(InputStream stream, int most) throws IOException {
        return stream.readNBytes(most + 1);
    }

    private static Fetched notAllowed() {
        return new Fetched.Failure(
                Fetched.Reason.NOT_ALLOWED,
                "This is no public web address. It must begin with https:// or http:// and lead to a server that everybody can reach.");
    }

    private static Fetched tooSlow(Duration patience) {
        return new Fetched.Failure(
                Fetched.Reason.TOO_SLOW,
                "The server did not answer within %d seconds.".formatted(Math.max(1, patience.toSeconds())));
    }

    private Fetched tooLarge() {
        return new Fetched.Failure(
                Fetched.Reason.TOO_LARGE,
                "The answer is larger than %,d KB."
                        .formatted(properties.maxBody().toKilobytes()));
    }

    private static Fetched unreadable() {
        return new Fetched.Failure(Fetched.Reason.UNREADABLE, "The server's answer cannot be read.");
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        http.close();
    }
}
