package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.usergroups.platform.testing.Backends;
import org.usergroups.platform.testing.MovableClock;
import org.usergroups.platform.testing.TestMailbox;

/** Signing in by a link from a mail, as a browser does it. */
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.sign-in.links-per-hour=3"
        })
class SignInIT {

    private static final String LINK = "/account/sign-in/link";

    @LocalServerPort
    private int port;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MovableClock clock;

    private HttpClient browser;

    @BeforeEach
    void openBrowser() {
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    @Test
    void linkWorksOnceAndOnlyWhenTheButtonIsPressed() throws Exception {
        assertThat(ask("ana@mail.example")).endsWith("/account/sign-in/sent");
        var token = tokenMailedTo("ana@mail.example", 1);
        for (var scan = 0; scan < 3; scan++) {
            assertThat(get(LINK + "?token=" + token).statusCode()).isEqualTo(200);
        }
        assertThat(press(token)).endsWith("/sign-in");
        openBrowser();
        assertThat(press(token)).endsWith("?link=used");
    }

    @Test
    void linkThatIsTooOldSignsNobodyIn() throws Exception {
        ask("late@mail.example");
        var token = tokenMailedTo("late@mail.example", 1);
        clock.advance(Duration.ofMinutes(21));
        assertThat(press(token)).endsWith("?link=used");
        assertThat(press("invented")).endsWith("?link=used");
    }

    @Test
    void whoAsksTooOftenGetsNoMoreMailsAndTheSameAnswer() throws Exception {
        for (var time = 0; time < 5; time++) {
            assertThat(ask("often@mail.example")).endsWith("/account/sign-in/sent");
        }
        clock.advance(Duration.ofMinutes(61));
        assertThat(ask("Often@Mail.example ")).endsWith("/account/sign-in/sent");
        assertThat(mailbox.await("often@mail.example", 4)).hasSize(4);
    }

    @Test
    void whatIsNoAddressIsSaidAtOnce() throws Exception {
        assertThat(ask("nobody")).endsWith("?address=none");
        assertThat(get("/account/sign-in?address=none").body()).contains("not an e-mail address");
    }

    @Test
    void formWithoutItsGuardIsRefused() throws Exception {
        assertThat(post(LINK, Map.of("email", "forged@mail.example")).statusCode())
                .isEqualTo(403);
    }

    private String ask(String address) throws Exception {
        return location(post(LINK, Map.of("email", address, "_csrf", guard("/account/sign-in"))));
    }

    private String press(String token) throws Exception {
        var guard = guard(LINK + "?token=" + token);
        return location(post("/account/sign-in/session", Map.of("token", token, "_csrf", guard)));
    }

    private String tokenMailedTo(String address, int mails) {
        return mailbox.await(address, mails)
                .getFirst()
                .text()
                .replaceAll("(?s).*/account/sign-in/link\\?token=(\\S+).*", "$1");
    }

    private String guard(String page) throws Exception {
        return get(page).body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("No redirect but " + answer.statusCode()));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
