package org.usergroups.blog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with a running blog-service, as a script would. */
public final class BlogClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final @Nullable String token;

    /** An answer with its body as text. */
    public record Answer(int status, HttpResponse<String> response) {

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private BlogClient(String address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    public static BlogClient visitor(int port) {
        return new BlogClient("http://127.0.0.1:" + port, null);
    }

    public BlogClient with(String accessToken) {
        return new BlogClient(address, accessToken);
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, Object body, String... headers) {
        return sendJson("POST", path, "application/json", body, headers);
    }

    public Answer patch(String path, String version, Object body) {
        return sendJson("PATCH", path, "application/merge-patch+json", body, "If-Match", version);
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    public Answer publish(String id) {
        return post("/api/blog/posts/" + id + "/publication", "");
    }

    public Answer draft(String groupId, String title, String markdown) {
        return post("/api/blog/posts", Map.of("groupId", groupId, "title", title, "markdown", markdown));
    }

    /** A body that is no String is sent as JSON. */
    public Answer sendJson(String method, String path, String type, Object body, String... headers) {
        var content = body instanceof String text ? text : JSON.writeValueAsString(body);
        return send(request(path, headers)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(content, UTF_8)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return new Answer(response.statusCode(), response);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
