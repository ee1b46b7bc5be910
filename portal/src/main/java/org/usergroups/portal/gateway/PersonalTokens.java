package org.usergroups.portal.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.usergroups.portal.PortalProperties;

/**
 * Lets scripts in by personal access tokens: each is exchanged at the roster for a short-lived token with its scopes, which the
 * services understand. One that is revoked ends within a minute.
 */
@Component
class PersonalTokens {
    private static final String SCHEME = "Bearer ";
    private static final String PREFIX = "ugp_";
    private static final int CHECKSUM = 8;
    private static final int LENGTH = PREFIX.length() + 43 + CHECKSUM;

    private final RestClient roster;
    private final KeptTokens kept;

    PersonalTokens(PortalProperties properties, RestClient.Builder builder, InstantSource clock) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(properties.pageTimeout());
        this.roster = builder.clone()
                .requestFactory(requests)
                .baseUrl(properties.services().roster().toString())
                .defaultHeaders(headers -> headers.setBasicAuth(
                        "portal", Objects.requireNonNull(properties.portalClientSecret()), StandardCharsets.UTF_8))
                .build();
        this.kept = new KeptTokens(clock, this::exchange);
    }

    ServerResponse exchanged(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        String personal = personal(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        if (personal == null) {
            return next.handle(request);
        }
        Optional<String> access = isWhole(personal) ? kept.of(personal) : Optional.empty();
        return access.isEmpty()
                ? refused()
                : next.handle(ServerRequest.from(request)
                        .headers(headers -> headers.setBearerAuth(access.get()))
                        .build());
    }

    private static @Nullable String personal(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return token.startsWith(PREFIX) ? token : null;
    }

    /** Its last part is a checksum, so that one typed wrong costs the roster nothing. */
    private static boolean isWhole(String token) {
        if (token.length() != LENGTH) {
            return false;
        }
        int split = LENGTH - CHECKSUM;
        CRC32 checksum = new CRC32();
        checksum.update(token.substring(0, split).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue()).equals(token.substring(split));
    }

    private Optional<String> exchange(String personal) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("token", personal);
        return roster.post()
                .uri("/internal/personal-tokens")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchangeForRequiredValue((request, response) -> {
                    if (response.getStatusCode().is2xxSuccessful()) {
                        return Optional.ofNullable(response.bodyTo(Exchanged.class))
                                .map(Exchanged::accessToken);
                    }
                    if (response.getStatusCode().value() == HttpStatus.NOT_FOUND.value()) {
                        return Optional.empty();
                    }
                    throw new ResourceAccessException(
                            "The roster exchanges no token: "
                                    + response.getStatusCode().value(),
                            new IOException());
                });
    }

    private static ServerResponse refused() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNAUTHORIZED, "This personal access token is none, or it was revoked or has ended.");
        problem.setType(URI.create("https://usergroups.org/problems/sign-in-needed"));
        problem.setTitle("Sign in first");
        return ServerResponse.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private record Exchanged(String accessToken) {}
}
