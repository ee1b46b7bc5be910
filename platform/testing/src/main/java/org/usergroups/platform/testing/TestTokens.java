package org.usergroups.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Makes access tokens of the form that the issuer makes, signed by a key that the application under test accepts. */
public final class TestTokens {

    private final ECKey key;
    private final NimbusJwtEncoder encoder;

    TestTokens() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    }

    /** A token of a member, to be sent as {@code Authorization: Bearer}. */
    public String member(String memberId, String name) {
        return token(memberId, name, List.of("member"));
    }

    /** A token of a coordinator. */
    public String coordinator() {
        return token("01900000-0000-7000-8000-00000000c00d", "Coordinator", List.of("member", "coordinator"));
    }

    JwtDecoder decoder() {
        try {
            return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())))
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .build();
        } catch (RuntimeException unusable) {
            throw new IllegalStateException("The test key cannot be read", unusable);
        }
    }

    private String token(String subject, String name, List<String> roles) {
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .subject(subject)
                .audience(List.of("usergroups"))
                .claim("name", name)
                .claim("roles", roles)
                .issuedAt(now)
                .expiresAt(now.plusSeconds(3600))
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.ES256).keyId("test").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
