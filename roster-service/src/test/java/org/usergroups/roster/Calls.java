package org.usergroups.roster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.usergroups.platform.testing.TestTokens;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service, as a program calls it. */
@Lazy
@TestComponent
public class Calls {

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

    /** An answer: its status, its entity tag, and its body as JSON; a body that is none is a JSON text. */
    public record Answer(int status, @Nullable String etag, JsonNode body) {

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

    public Answer get(String path) {
        return exchange(HttpMethod.GET, path, null, null, null, null);
    }

    public Answer get(String path, String token) {
        return exchange(HttpMethod.GET, path, token, null, null, null);
    }

    public Answer post(String path, @Nullable String token, Object body) {
        return exchange(HttpMethod.POST, path, token, null, json.writeValueAsString(body), MediaType.APPLICATION_JSON);
    }

    /** A visitor from a network address, as the portal tells it. */
    public Answer from(String client, String path, Object body) {
        var request = RestClient.create()
                .post()
                .uri(URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path))
                .header("X-Forwarded-For", client)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(body));
        var answer = request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, refused) -> {})
                .toEntity(byte[].class);
        return new Answer(answer.getStatusCode().value(), null, json.readTree(bytes(answer)));
    }

    public Answer put(String path, String token, Object body) {
        return exchange(HttpMethod.PUT, path, token, null, json.writeValueAsString(body), MediaType.APPLICATION_JSON);
    }

    public Answer patch(String path, String token, String ifMatch, Object body) {
        return exchange(
                HttpMethod.PATCH,
                path,
                token,
                ifMatch,
                body instanceof String text ? text : json.writeValueAsString(body),
                MediaType.parseMediaType("application/merge-patch+json"));
    }

    public Answer delete(String path, String token, @Nullable String ifMatch) {
        return exchange(HttpMethod.DELETE, path, token, ifMatch, null, null);
    }

    public Answer exchange(
            HttpMethod method,
            String path,
            @Nullable String token,
            @Nullable String ifMatch,
            @Nullable String body,
            @Nullable MediaType type) {
        var request = RestClient.create()
                .method(method)
                .uri(URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null && type != null) {
            request.contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
        }
        var answer = request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, refused) -> {})
                .toEntity(byte[].class);
        var isJson = String.valueOf(answer.getHeaders().getContentType()).contains("json");
        return new Answer(
                answer.getStatusCode().value(),
                answer.getHeaders().getETag(),
                isJson && !String.valueOf(answer.getHeaders().getContentType()).contains("ndjson")
                        ? json.readTree(bytes(answer))
                        : json.valueToTree(new String(bytes(answer), StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(ResponseEntity<byte[]> answer) {
        var body = answer.getBody();
        return body == null || body.length == 0 ? "null".getBytes(StandardCharsets.UTF_8) : body;
    }
}
