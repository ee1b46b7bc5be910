package org.usergroups.roster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service, as a program calls it. A body that is a text is sent as it is, anything else as JSON. */
@Lazy
@TestComponent
public class Calls {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private final Environment environment;
    private final TestTokens tokens;
    private final Accounts accounts;
    private final JsonMapper json;

    Calls(Environment environment, TestTokens tokens, Accounts accounts, JsonMapper json) {
        this.environment = environment;
        this.tokens = tokens;
        this.accounts = accounts;
        this.json = json;
    }

    /** @param body the text as JSON; one that is none is a JSON text, and nothing is JSON's null */
    public record Answer(int status, HttpHeaders headers, String text, JsonNode body) {

        public @Nullable String etag() {
            return headers.getETag();
        }

        public String id() {
            return text("id");
        }

        public String text(String field) {
            return body.at("/" + field.replace('.', '/')).asString("");
        }

        /** The sentence of a refusal. */
        public String problem() {
            return text("detail");
        }
    }

    public String idOf(String email) {
        return accounts.ofAddress(email).id();
    }

    /** The token of the member who has this address; the account is made if there is none. */
    public String member(String email) {
        var account = accounts.ofAddress(email);
        return tokens.member(account.id(), account.state().displayName());
    }

    public String coordinator() {
        return tokens.coordinator();
    }

    /** The slug of a new group that somebody organizes. */
    public String group(String organizer, Map<String, ?> fields) {
        return post("/api/roster/groups", organizer, fields).text("slug");
    }

    public Answer get(String path) {
        return get(path, null);
    }

    public Answer get(String path, @Nullable String token) {
        return get(path, token, Map.of());
    }

    public Answer get(String path, @Nullable String token, Map<String, String> headers) {
        return send(HttpMethod.GET, path, token, headers, null, MediaType.APPLICATION_JSON);
    }

    public Answer post(String path, @Nullable String token, Object body) {
        return post(path, token, body, Map.of());
    }

    public Answer post(String path, @Nullable String token, Object body, Map<String, String> headers) {
        return send(HttpMethod.POST, path, token, headers, body, MediaType.APPLICATION_JSON);
    }

    public Answer put(String path, @Nullable String token, Object body) {
        return send(HttpMethod.PUT, path, token, Map.of(), body, MediaType.APPLICATION_JSON);
    }

    public Answer patch(String path, @Nullable String token, @Nullable String ifMatch, Object body) {
        return exchange(HttpMethod.PATCH, path, token, ifMatch, body, MERGE_PATCH);
    }

    public Answer patch(String path, @Nullable String token, long version, Object body) {
        return patch(path, token, "\"" + version + "\"", body);
    }

    public Answer delete(String path, @Nullable String token, @Nullable String ifMatch) {
        return exchange(HttpMethod.DELETE, path, token, ifMatch, null, null);
    }

    public Answer delete(String path, @Nullable String token, long version) {
        return delete(path, token, "\"" + version + "\"");
    }

    public Answer exchange(
            HttpMethod method,
            String path,
            @Nullable String token,
            @Nullable String ifMatch,
            @Nullable Object body,
            @Nullable MediaType type) {
        return send(method, path, token, ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch), body, type);
    }

    public Answer send(
            HttpMethod method,
            String path,
            @Nullable String token,
            Map<String, String> headers,
            @Nullable Object body,
            @Nullable MediaType type) {
        var request = RestClient.create()
                .method(method)
                .uri(URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path))
                .headers(all -> headers.forEach(all::set));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && type != null) {
            var text = body instanceof String written ? written : json.writeValueAsString(body);
            request.contentType(type).body(text.getBytes(StandardCharsets.UTF_8));
        }
        return answer(request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, refused) -> {})
                .toEntity(byte[].class));
    }

    private Answer answer(ResponseEntity<byte[]> response) {
        var bytes = response.getBody();
        var text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        var type = response.getHeaders().getContentType();
        var isJson = type != null && type.getSubtype().matches("(.*\\+)?json");
        var body = text.isEmpty() ? json.nullNode() : isJson ? json.readTree(text) : json.valueToTree(text);
        return new Answer(response.getStatusCode().value(), response.getHeaders(), text, (JsonNode) body);
    }
}
