package org.usergroups.roster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running roster over HTTP, as one person or another. */
public final class Api {

    private final int port;
    private final TestTokens tokens;
    private final Accounts accounts;
    private final JsonMapper json;

    Api(int port, TestTokens tokens, Accounts accounts, JsonMapper json) {
        this.port = port;
        this.tokens = tokens;
        this.accounts = accounts;
        this.json = json;
    }

    /** What came back. */
    public record Answer(int status, @Nullable String etag, String text, JsonNode json) {}

    /** The token of somebody with an account. */
    public String member(String email) {
        var account = accounts.ofAddress(email);
        return tokens.member(account.id(), account.state().displayName());
    }

    /** The slug of a new group that somebody organizes. */
    public String group(String organizer, Map<String, ?> fields) {
        return post("/api/roster/groups", organizer, fields).json().path("slug").asString();
    }

    public Answer get(String path) {
        return get(path, null, Map.of());
    }

    public Answer get(String path, @Nullable String token, Map<String, String> headers) {
        return send(HttpMethod.GET, path, token, headers, null, MediaType.APPLICATION_JSON);
    }

    public Answer post(String path, @Nullable String token, Object body) {
        return post(path, token, body, Map.of());
    }

    public Answer post(String path, @Nullable String token, Object body, Map<String, String> headers) {
        return send(HttpMethod.POST, path, token, headers, json.writeValueAsString(body), MediaType.APPLICATION_JSON);
    }

    public Answer put(String path, @Nullable String token, Object body) {
        return send(HttpMethod.PUT, path, token, Map.of(), json.writeValueAsString(body), MediaType.APPLICATION_JSON);
    }

    public Answer patch(String path, @Nullable String token, long version, String body) {
        return send(
                HttpMethod.PATCH,
                path,
                token,
                Map.of("If-Match", "\"" + version + "\""),
                body,
                MediaType.parseMediaType("application/merge-patch+json"));
    }

    public Answer delete(String path, @Nullable String token, @Nullable Long version) {
        return send(
                HttpMethod.DELETE,
                path,
                token,
                version == null ? Map.of() : Map.of("If-Match", "\"" + version + "\""),
                null,
                MediaType.APPLICATION_JSON);
    }

    private Answer send(
            HttpMethod method,
            String path,
            @Nullable String token,
            Map<String, String> headers,
            @Nullable String body,
            MediaType type) {
        var request = RestClient.create()
                .method(method)
                .uri(URI.create("http://localhost:" + port + path))
                .headers(all -> headers.forEach(all::set));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
        }
        return answer(request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, answer) -> {})
                .toEntity(byte[].class));
    }

    private Answer answer(ResponseEntity<byte[]> response) {
        var body = response.getBody();
        var text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        var type = response.getHeaders().getContentType();
        var isJson = type != null && type.getSubtype().endsWith("json");
        return new Answer(
                response.getStatusCode().value(),
                response.getHeaders().getETag(),
                text,
                json.readTree(isJson ? text : "null"));
    }
}
