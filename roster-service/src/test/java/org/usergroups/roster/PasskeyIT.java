package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;
import org.usergroups.roster.members.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adding a passkey and signing in with it, with a device made of software. */
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"usergroups.portal-client-secret=portal", "usergroups.operator-client-secret=operator"})
class PasskeyIT {

    private static final String PAGE = "/account/passkeys";
    private static final String ORIGIN = "http://localhost:8080";

    @LocalServerPort
    private int port;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JsonMapper json;

    @Test
    void passkeyIsAddedUsedListedAndRemoved() throws Exception {
        var device = new SoftwareAuthenticator("localhost", ORIGIN);
        var browser = signedIn("passkey@mail.example");
        assertThat(add(browser, device, "My <phone>").statusCode()).isEqualTo(200);
        assertThat(browser.get(PAGE).body()).contains("My &lt;phone&gt;", "last used");

        var other = browser();
        var signedIn = use(other, device, "passkey@mail.example");
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
        assertThat(json.readTree(signedIn.body()).path("authenticated").asBoolean())
                .isTrue();
        assertThat(other.get(PAGE).statusCode()).isEqualTo(200);

        var remove = PAGE + "/" + device.id() + "/remove";
        var stranger = signedIn("stranger-to-passkeys@mail.example");
        stranger.post(remove, Map.of("_csrf", stranger.guard(PAGE)));
        assertThat(use(browser(), device, "passkey@mail.example").statusCode()).isEqualTo(200);
        other.post(remove, Map.of("_csrf", other.guard(PAGE)));
        assertThat(other.get(PAGE).body()).doesNotContain("My &lt;phone");
        assertThat(use(browser(), device, "passkey@mail.example").statusCode()).isEqualTo(401);
    }

    @Test
    void signingInByPasskeyGivesTheSessionANewIdAndGoesOnWhereThePersonWanted() throws Exception {
        var device = new SoftwareAuthenticator("localhost", ORIGIN);
        add(signedIn("fixation@mail.example"), device, "Key");
        var browser = browser();
        assertThat(SignInBrowser.location(browser.get(PAGE))).endsWith("/account/sign-in");

        var signedIn = use(browser, device, "fixation@mail.example");

        assertThat(signedIn.headers().firstValue("Set-Cookie").orElse("")).startsWith("roster=");
        assertThat(json.readTree(signedIn.body()).path("redirectUrl").asString())
                .contains(PAGE);
    }

    @Test
    void passkeyOfAnotherOriginOrWithAnOldChallengeIsRefused() throws Exception {
        var device = new SoftwareAuthenticator("localhost", ORIGIN);
        var browser = signedIn("phished@mail.example");
        var phishing = new SoftwareAuthenticator("localhost", "http://localhost.evil.example");
        var refused = add(browser, phishing, "Phished");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(refused.body()).path("detail").asString()).contains("passkey cannot be added");
        add(browser, device, "Mine");

        var visitor = browser();
        var guard = visitor.guard("/account/sign-in");
        send(visitor, "/webauthn/authenticate/options", guard, null);
        var old = device.assertion(
                "b2xkLWNoYWxsZW5nZQ",
                handle(accounts.ofAddress("phished@mail.example").id()));
        assertThat(send(visitor, "/login/webauthn", guard, old).statusCode()).isEqualTo(401);
    }

    @Test
    void addingNeedsARecentSignIn() throws Exception {
        var browser = signedIn("recent@mail.example");
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(200);
        var guard = browser.guard(PAGE);
        clock.advance(Duration.ofMinutes(11));
        try {
            assertThat(SignInBrowser.location(browser.get(PAGE))).endsWith("/account/sign-in?recent");
            assertThat(send(browser, "/webauthn/register", guard, Map.of()).statusCode())
                    .isEqualTo(403);
        } finally {
            clock.advance(Duration.ofMinutes(-11));
        }
        assertThat(send(browser, "/webauthn/register", guard, Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void signInPageOffersAPasskeyOnlyByItsOwnScript() throws Exception {
        var page = browser().get("/account/sign-in");

        assertThat(page.body()).contains("id=\"passkey-sign-in\"", "hidden", "Send me a link");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        var script = browser().get("/account/sign-in/passkeys.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).contains("navigator.credentials.get");
    }

    private HttpResponse<String> add(SignInBrowser browser, SoftwareAuthenticator device, String name)
            throws Exception {
        var guard = browser.guard(PAGE);
        var options = read(send(browser, "/webauthn/register/options", guard, null));
        assertThat(options.path("rp").path("id").asString()).isEqualTo("localhost");
        var credential = device.register(options.path("challenge").asString());
        return send(
                browser,
                "/webauthn/register",
                guard,
                Map.of("publicKey", Map.of("credential", credential, "label", name)));
    }

    private HttpResponse<String> use(SignInBrowser browser, SoftwareAuthenticator device, String email)
            throws Exception {
        var guard = browser.guard("/account/sign-in");
        var options = read(send(browser, "/webauthn/authenticate/options", guard, null));
        var credential = device.assertion(
                options.path("challenge").asString(),
                handle(accounts.ofAddress(email).id()));
        return send(browser, "/login/webauthn", guard, credential);
    }

    private static byte[] handle(String memberId) {
        var id = UUID.fromString(memberId);
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private HttpResponse<String> send(SignInBrowser browser, String path, String guard, @Nullable Object body)
            throws Exception {
        return browser.send(HttpRequest.newBuilder(browser.uri(path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", guard)
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private SignInBrowser browser() {
        return new SignInBrowser(port, "198.51.100.7");
    }

    private SignInBrowser signedIn(String email) throws Exception {
        var browser = browser();
        browser.signIn(email, mailbox);
        return browser;
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
