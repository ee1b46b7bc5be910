package org.usergroups.roster.tokens;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.PersonalToken;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;

/** Where the portal exchanges a personal access token for one that the services understand. The portal does not forward this path. */
@RestController
@Hidden
class TokenExchange {

    static final String PATH = "/internal/personal-tokens";
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final PersonalTokens tokens;
    private final Accounts accounts;
    private final RosterProperties properties;
    private final JwtEncoder encoder;
    private final InstantSource clock;

    TokenExchange(
            PersonalTokens tokens,
            Accounts accounts,
            RosterProperties properties,
            JWKSource<SecurityContext> keys,
            InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.properties = properties;
        this.encoder = new NimbusJwtEncoder(keys);
        this.clock = clock;
    }

    record Exchanged(String accessToken, Instant expiresAt) {}

    /** 404 for a token that is none, or none any more. */
    @PostMapping(PATH)
    ResponseEntity<Exchanged> exchange(@RequestParam String token) {
        return tokens.use(token)
                .flatMap(used -> accounts.find(used.memberId()).map(account -> exchanged(used, account.state())))
                .map(made ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(made))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
    }

    private Exchanged exchanged(PersonalTokens.PersonalToken token, Account account) {
        var now = clock.instant();
        var end = now.plus(LIFE);
        var expiresAt = end.isBefore(token.expiresAt()) ? end : token.expiresAt();
        var coordinates = account.coordinator() && token.scopes().contains(TokenForm.COORDINATOR);
        var claims = JwtClaimsSet.builder()
                .issuer(properties.publicUrl().toString())
                .subject(token.memberId())
                .audience(List.of("usergroups"))
                .claim("name", account.displayName())
                .claim("roles", coordinates ? List.of("member", "coordinator") : List.of("member"))
                .claim("scope", String.join(" ", token.scopes()))
                .claim(PersonalToken.CLAIM, token.id())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return new Exchanged(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), expiresAt);
    }
}
