package org.usergroups.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.usergroups.roster.members.Accounts;

/** Signing in by a link from a mail, as a browser does it. */
@Backends
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usergroups.portal-client-secret=portal",
            "usergroups.operator-client-secret=operator",
            "usergroups.sign-in.links-per-hour=3",
            "usergroups.sign-in.links-per-hour-of-network=8",
            "usergroups.sign-in.attempts-per-hour-of-network=5"
        })
class SignInIT {

    private static final String SENT = "/account/sign-in/sent";

    private static int browsers;

    @LocalServerPort
    private int port;

    @Autowired
    private TestMailbox mailbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Accounts accounts;

    private SignInBrowser browser;

    @BeforeEach
    void openBrowser() {
        browser = browserAt("10.0.%d.1".formatted(++browsers));
    }

    @Test
    void linkWorksOnceAndOnlyWhenTheButtonIsPressed() throws Exception {
        assertThat(browser.ask("ana@mail.example")).endsWith(SENT);
        var token = SignInBrowser.tokenMailedTo("ana@mail.example", mailbox, 1);
        for (var scan = 0; scan < 3; scan++) {
            assertThat(browser.get(SignInBrowser.LINK + "?token=" + token).statusCode())
                    .isEqualTo(200);
        }
        assertThat(browser.press(token)).endsWith("/sign-in");
        openBrowser();
        assertThat(browser.press(token)).endsWith("?link=used");
    }

    @Test
    void linkThatIsTooOldSignsNobodyIn() throws Exception {
        browser.ask("late@mail.example");
        var token = SignInBrowser.tokenMailedTo("late@mail.example", mailbox, 1);
        clock.advance(Duration.ofMinutes(21));
        assertThat(browser.press(token)).endsWith("?link=used");
        assertThat(browser.press("invented")).endsWith("?link=used");
    }

    @Test
    void whoAsksTooOftenGetsNoMoreMailsAndTheSameAnswer() throws Exception {
        for (var time = 0; time < 5; time++) {
            assertThat(browser.ask("often@mail.example")).endsWith(SENT);
        }
        clock.advance(Duration.ofMinutes(61));
        assertThat(browser.ask("Often@Mail.example ")).endsWith(SENT);
        assertThat(mailbox.await("often@mail.example", 4)).hasSize(4);
    }

    @Test
    void networkThatAsksTooOftenGetsNoMoreMailsAndTheSameAnswer() throws Exception {
        for (var person = 1; person <= 10; person++) {
            assertThat(browserAt("203.0.113." + person).ask("crowd%d@mail.example".formatted(person)))
                    .endsWith(SENT);
        }
        for (var person = 1; person <= 10; person++) {
            var address = "2001:db8:1:%x::1".formatted(person);
            assertThat(browserAt(address).ask("six%d@mail.example".formatted(person)))
                    .endsWith(SENT);
        }
        browserAt("203.0.112.1").ask("neighbour@mail.example");
        browserAt("2001:db8:1:100::1").ask("neighbour6@mail.example");

        mailbox.await("crowd8@mail.example", 1);
        mailbox.await("six8@mail.example", 1);
        mailbox.await("neighbour@mail.example", 1);
        mailbox.await("neighbour6@mail.example", 1);
        for (var late : List.of("crowd9", "crowd10", "six9", "six10")) {
            assertThat(mailbox.to(late + "@mail.example")).isEmpty();
        }
    }

    @Test
    void manyAtTheSameTimeAreCountedOneByOne() throws Exception {
        var asking = new ArrayList<Callable<String>>();
        for (var time = 0; time < 8; time++) {
            asking.add(() -> browserAt("192.0.2.7").ask("rush@mail.example"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(asking)) {
                assertThat(answer.get()).endsWith(SENT);
            }
        }
        browserAt("192.0.3.7").ask("after-the-rush@mail.example");
        mailbox.await("after-the-rush@mail.example", 1);
        assertThat(mailbox.await("rush@mail.example", 3)).hasSize(3);
    }

    @Test
    void answerIsTheSameWhetherThereIsAnAccountOrNot() throws Exception {
        accounts.ofAddress("known@mail.example");
        var known = browser.post(
                SignInBrowser.LINK, Map.of("email", "known@mail.example", "_csrf", browser.guard("/account/sign-in")));
        var unknown = browser.post(
                SignInBrowser.LINK,
                Map.of("email", "unknown@mail.example", "_csrf", browser.guard("/account/sign-in")));

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(SignInBrowser.location(unknown)).isEqualTo(SignInBrowser.location(known));
        assertThat(mailbox.await("unknown@mail.example", 1).getFirst().subject())
                .isEqualTo(mailbox.await("known@mail.example", 1).getFirst().subject());
    }

    @Test
    void networkThatTriesTooManyLinksIsTurnedAway() throws Exception {
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(browser.press("invented")).endsWith("?link=used");
        }
        assertThat(browser.press("invented")).endsWith("?often");
        assertThat(browser.get("/account/sign-in?often").body()).contains("very many attempts");
    }

    @Test
    void whatIsNoAddressIsSaidAtOnce() throws Exception {
        assertThat(browser.ask("nobody")).endsWith("?address=none");
        assertThat(browser.get("/account/sign-in?address=none").body()).contains("not an e-mail address");
    }

    @Test
    void formWithoutItsGuardIsRefused() throws Exception {
        assertThat(browser.post(SignInBrowser.LINK, Map.of("email", "forged@mail.example"))
                        .statusCode())
                .isEqualTo(403);
    }

    private SignInBrowser browserAt(String address) {
        return new SignInBrowser(port, address);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
