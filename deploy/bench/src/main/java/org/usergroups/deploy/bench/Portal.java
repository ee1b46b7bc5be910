package org.usergroups.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The public API, spoken to as the operator: one pool of connections for everything. */
final class Portal implements AutoCloseable {

    private static final Duration USUALLY_WITHIN = Duration.ofSeconds(10);
    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(5);
    private static final Duration REBUILD_WITHIN = Duration.ofHours(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final Path secretFile;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ReentrantLock tokenLock = new ReentrantLock();
    private @Nullable Token token;

    Portal(URI address, Path secretFile) {
        this.address = address;
        this.secretFile = secretFile;
    }

    private record Token(String text, long renewAt, long endsAt) {}

    static Portal of(Arguments arguments) throws Refusal, IOException, InterruptedException {
        var data = arguments.data();
        var secret = data.resolve("secrets/operator-client");
        if (!Files.isReadable(secret)) {
            throw new Refusal("There is no " + secret
                    + ": start the stack with deploy/up, and name its folder here as there, with --data=FOLDER.");
        }
        var address = arguments.options().get("portal");
        var portal = new Portal(
                Loopback.address(
                        address == null
                                ? "http://localhost:" + RunningStack.in(data).portalPort()
                                : address),
                secret);
        try {
            portal.token();
        } catch (IOException unreachable) {
            portal.close();
            throw new Refusal("The portal at " + portal.address + " gives the operator no token (" + unreachable
                    + "): is it ready (deploy/status), and is --data the folder that it runs with?");
        }
        return portal;
    }

    /** A value as it stands in the query of an address (RFC 3986, section 3.4). */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer patch(String path, long version, Map<String, ?> changes) throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"" + version + "\"")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(changes))));
    }

    Answer delete(String path, long version) throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", "Bearer " + token())
                .header("If-Match", "\"" + version + "\"")
                .DELETE());
    }

    Answer importLines(byte[] lines) throws IOException, InterruptedException {
        return send(request("/api/roster/imports")
                .timeout(IMPORT_WITHIN)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines)));
    }

    /** Builds search-service's index anew; its operators' endpoints are not behind the portal. */
    Answer rebuild(URI searchService) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(searchService + "/actuator/rebuild"))
                .timeout(REBUILD_WITHIN)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(USUALLY_WITHIN)
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() == 401) {
            forgetToken();
        }
        return new Answer(response.statusCode(), response.body());
    }

    private void forgetToken() {
        tokenLock.lock();
        try {
            token = null;
        } finally {
            tokenLock.unlock();
        }
    }

    /** Renewed early; while the issuer is away, the one at hand is used to its end. */
    private String token() throws IOException, InterruptedException {
        tokenLock.lock();
        try {
            var now = System.nanoTime();
            var held = token;
            if (held != null && now - held.renewAt() < 0) {
                return held.text();
            }
            try {
                token = held = newToken();
            } catch (IOException away) {
                if (held == null || now - held.endsAt() >= 0) {
                    throw away;
                }
            }
            return held.text();
        } finally {
            tokenLock.unlock();
        }
    }

    /** Client credentials (RFC 6749, section 4.4). */
    private Token newToken() throws IOException, InterruptedException {
        var asked = System.nanoTime();
        var secret = Files.readString(secretFile).strip();
        var basic = Base64.getEncoder().encodeToString(("operator:" + secret).getBytes(StandardCharsets.ISO_8859_1));
        var answer = send(request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=coordinator")));
        var text = answer.json().path("access_token").asString("");
        if (!answer.isSuccess() || text.isEmpty()) {
            throw new IOException("no token: " + answer.reason());
        }
        var lasts = Duration.ofSeconds(answer.json().path("expires_in").asLong(60));
        return new Token(
                text,
                asked + lasts.dividedBy(2).toNanos(),
                asked + lasts.minusSeconds(5).toNanos());
    }
}
