package org.usergroups.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Makes access tokens of the form that the issuer makes. Their key is published as the issuer publishes its own, so that the
 * application under test judges them with the very decoder that it has in production.
 */
public final class TestTokens implements AutoCloseable {

    private final NimbusJwtEncoder encoder;
    private final HttpServer server;

    TestTokens() {
        var key = key();
        encoder = encoder(key);
        server = server(key);
    }

    /** A token of a member, to be sent as {@code Authorization: Bearer}. */
    public String member(String memberId, String name) {
        return token(memberId, name, List.of("member"));
    }

    /** A token of a coordinator. */
    public String coordinator() {
        return token("01900000-0000-7000-8000-00000000c00d", "Coordinator", List.of("member", "coordinator"));
    }

    /** A token of a member's session: which one it is, and when the member has signed in. */
    public String session(String memberId, String session, Instant signedInAt) {
        var claims = JwtClaimsSet.from(claims(memberId, "Member", List.of("member")))
                .claim("sid", session)
                .claim("auth_time", signedInAt.getEpochSecond());
        return signed(claims.build(), encoder);
    }

    /** What the portal sends for a personal access token of a member that has these scopes. */
    public String personal(String memberId, String... scopes) {
        var claims = JwtClaimsSet.from(claims(memberId, "Script", List.of("member")))
                .claim("personal_access_token", "01900000-0000-7000-8000-0000000000f0")
                .claim("scope", String.join(" ", scopes));
        return signed(claims.build(), encoder);
    }

    /** Tokens that nobody may be let in with, by what is wrong with them. */
    public Map<String, String> unacceptable() {
        var claims = claims("01900000-0000-7000-8000-0000000000ad", "Nobody", List.of("member", "coordinator"));
        var past = Instant.now().minusSeconds(7200);
        return Map.of(
                "of another issuer",
                signed(JwtClaimsSet.from(claims).issuer("https://evil.example").build(), encoder),
                "for somebody else",
                signed(JwtClaimsSet.from(claims).audience(List.of("portal")).build(), encoder),
                "for nobody in particular",
                signed(
                        JwtClaimsSet.from(claims)
                                .claims(all -> all.remove("aud"))
                                .build(),
                        encoder),
                "expired",
                signed(
                        JwtClaimsSet.from(claims)
                                .issuedAt(past)
                                .expiresAt(past.plusSeconds(600))
                                .build(),
                        encoder),
                "signed by another key",
                signed(claims, encoder(key())),
                "no token at all",
                "not.a.token");
    }

    /** Where the application under test finds the key. */
    URI keys() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    private String token(String subject, String name, List<String> roles) {
        return signed(claims(subject, name, roles), encoder);
    }

    private static JwtClaimsSet claims(String subject, String name, List<String> roles) {
        var now = Instant.now();
        return JwtClaimsSet.builder()
                .issuer("http://localhost:8080")
                .subject(subject)
                .audience(List.of("usergroups"))
                .claim("name", name)
                .claim("roles", roles)
                .issuedAt(now)
                .expiresAt(now.plusSeconds(3600))
                .build();
    }

    private static String signed(JwtClaimsSet claims, NimbusJwtEncoder encoder) {
        var header = JwsHeader.with(SignatureAlgorithm.ES256).keyId("test").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NimbusJwtEncoder encoder(ECKey key) {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    }

    private static HttpServer server(ECKey key) {
        var json = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
                    exchange.sendResponseHeaders(200, json.length);
                    exchange.getResponseBody().write(json);
                }
            });
            server.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
