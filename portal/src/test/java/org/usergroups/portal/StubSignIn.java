package org.usergroups.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The issuer of tokens, as far as a sign-in needs it: authorize, token (with PKCE checked), keys, end of session. */
final class StubSignIn {
    static final String SECRET = "portal-secret-of-a-test";
    static final String MEMBER = "0198c0de-0000-7000-8000-000000000001";

    private static final ECKey KEY = key();

    private final URI issuer;
    private final List<String> roles;
    private final AtomicInteger tokens = new AtomicInteger();
    private final Map<String, String> asked = new LinkedHashMap<>();
    private int secondsToLive = 300;
    private boolean refreshes = true;

    private StubSignIn(URI issuer, List<String> roles) {
        this.issuer = issuer;
        this.roles = roles;
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        } catch (JOSEException noKey) {
            throw new IllegalStateException(noKey);
        }
    }

    static StubSignIn on(StubServices stubs, URI issuer, String... roles) {
        StubSignIn signIn = new StubSignIn(issuer, List.of(roles));
        stubs.on("GET", "/oauth2/authorize", signIn::authorize);
        stubs.on("POST", "/oauth2/token", signIn::token);
        stubs.on(
                "GET",
                "/oauth2/jwks",
                request -> StubServices.Answer.of(200, "application/json", new JWKSet(KEY.toPublicJWK()).toString()));
        stubs.on(
                "GET",
                "/connect/logout",
                request -> StubServices.Answer.redirect(
                        query(request.uri().getRawQuery()).getOrDefault("post_logout_redirect_uri", "/")));
        return signIn;
    }

    /** Tokens given from now on have run out already. */
    void giveShortTokens() {
        secondsToLive = -1;
    }

    /** From now on a token that has run out is over for good. */
    void refuseToRefresh() {
        refreshes = false;
    }

    private StubServices.Answer authorize(StubServices.Asked request) {
        asked.putAll(query(request.uri().getRawQuery()));
        return StubServices.Answer.redirect(asked.get("redirect_uri") + "?code=the-code&state=" + asked.get("state"));
    }

    private StubServices.Answer token(StubServices.Asked request) {
        Map<String, String> form = query(request.text());
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("portal:" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean isRefresh = "refresh_token".equals(form.get("grant_type"));
        boolean isProven =
                isRefresh || challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        if (!basic.equals(request.header("Authorization")) || !isProven || (isRefresh && !refreshes)) {
            return StubServices.Answer.of(400, "application/json", "{\"error\":\"invalid_grant\"}");
        }
        int life = isRefresh ? 300 : secondsToLive;
        return StubServices.Answer.of(
                200, "application/json", """
                {"access_token":"access-%d","token_type":"Bearer","expires_in":%d,
                 "refresh_token":"refresh-1","scope":"openid profile","id_token":"%s"}
                """.formatted(tokens.incrementAndGet(), life, idToken()));
    }

    private String idToken() {
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .issuer(issuer.toString())
                    .subject(MEMBER)
                    .audience("portal")
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                    .claim("nonce", asked.get("nonce"))
                    .claim("name", "Ana Organizer")
                    .claim("roles", roles)
                    .build();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(), claims);
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException unsigned) {
            throw new IllegalStateException(unsigned);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> query(String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            values.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }
}
