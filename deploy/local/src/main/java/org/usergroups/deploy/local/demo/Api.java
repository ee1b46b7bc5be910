package org.usergroups.deploy.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The portal's API as the operator or a member uses it. Every POST has an Idempotency-Key, so that doing it again changes nothing. */
final class Api {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final String BOUNDARY = "usergroups-demo-4d0c7a1b";

    private final HttpClient client;
    private final URI portal;
    private final Map<String, String> credentials;
    private final ObjectMapper json = new ObjectMapper();

    private Api(HttpClient client, URI portal, Map<String, String> credentials) {
        this.client = client;
        this.portal = portal;
        this.credentials = credentials;
    }

    /** Signs in as the operator, by client credentials (RFC 6749, section 4.4). */
    static Api signedIn(HttpClient client, URI portal, String secret) throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString(("operator:" + secret).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(portal + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(ANSWERS_WITHIN)
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=coordinator"));
        var unsigned = new Api(client, portal, Map.of());
        var token = unsigned.answered(request.build()).path("access_token").asText();
        return new Api(client, portal, Map.of("Authorization", "Bearer " + token));
    }

    /**
     * The API as whoever is signed in in a browser uses it.
     *
     * @param client has the cookie of the session
     * @param guard the token of the portal's forms, without which a session changes nothing
     */
    static Api ofSession(HttpClient client, URI portal, String guard) {
        return new Api(client, portal, Map.of("X-CSRF-TOKEN", guard));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answered(request(path).GET().build());
    }

    /** What is at a path, or nothing if there is nothing. */
    Optional<JsonNode> find(String path) throws IOException, InterruptedException {
        var request = request(path).GET().build();
        var response = sent(request);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(answer(request, response));
    }

    JsonNode post(String path, String key) throws IOException, InterruptedException {
        return answered(request(path)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.noBody())
                .build());
    }

    JsonNode post(String path, Map<String, ?> body, String key) throws IOException, InterruptedException {
        return answered(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    JsonNode put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answered(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    JsonNode patch(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answered(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    /** Posts something of a group, and waits for a service that has not heard of the group or its organizer yet. */
    JsonNode postOfGroup(String path, Map<String, ?> body, String key) throws IOException, InterruptedException {
        var limit = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            try {
                return post(path, body, key);
            } catch (Refused refused) {
                if (!refused.mayBeTooEarly() || System.nanoTime() > limit) {
                    throw refused;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    JsonNode postLines(String path, byte[] lines) throws IOException, InterruptedException {
        return answered(request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(lines))
                .build());
    }

    /** Sends a picture with what is said about it (RFC 7578). */
    JsonNode postPicture(String path, Map<String, String> fields, byte[] jpeg, String key)
            throws IOException, InterruptedException {
        var form = new ByteArrayOutputStream(jpeg.length + 2_048);
        fields.forEach((name, value) ->
                form.writeBytes(part("form-data; name=\"" + name + "\"", "text/plain; charset=utf-8", value + "\r\n")));
        form.writeBytes(part("form-data; name=\"file\"; filename=\"drawing.jpg\"", "image/jpeg", ""));
        form.writeBytes(jpeg);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return answered(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build());
    }

    private static byte[] part(String disposition, String type, String value) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n"
                        + value)
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(portal + path))
                .header("Accept", "application/json, application/problem+json")
                .timeout(ANSWERS_WITHIN);
        credentials.forEach(request::header);
        return request;
    }

    private JsonNode answered(HttpRequest request) throws IOException, InterruptedException {
        return answer(request, sent(request));
    }

    private HttpResponse<byte[]> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException refused) {
            throw new IOException("nothing answers at " + portal + "; start it with deploy/up", refused);
        }
    }

    private JsonNode answer(HttpRequest request, HttpResponse<byte[]> response) throws Refused {
        var body = read(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new Refused(request.method() + " " + request.uri().getPath(), response.statusCode(), body);
        }
        return body;
    }

    /** What is no JSON, such as the error page of a proxy, is as good as nothing. */
    private JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException foreign) {
            return MissingNode.getInstance();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
