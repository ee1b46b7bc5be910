package org.usergroups.roster.signin;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.web.authentication.ott.OneTimeTokenGenerationSuccessHandler;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.RosterProperties;

/**
 * Mails the link, after the answer: neither its page nor its time tells whether there is an account, or whether the address has asked
 * too often.
 */
@Component
class SignInMail implements OneTimeTokenGenerationSuccessHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInMail.class);
    private static final int SENDERS = 4;
    private static final int WAITING = 1_000;

    private final Mailer mailer;
    private final SignInLinks links;
    private final PortalPages pages;
    private final RosterProperties properties;
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            SENDERS,
            SENDERS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("sign-in-mail-", 0).factory());

    SignInMail(Mailer mailer, SignInLinks links, PortalPages pages, RosterProperties properties) {
        this.mailer = mailer;
        this.links = links;
        this.pages = pages;
        this.properties = properties;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, OneTimeToken token)
            throws IOException {
        try {
            senders.execute(() -> send(token));
        } catch (RejectedExecutionException crowd) {
            log.warn("A mail with a link to sign in is not sent: {} wait already", WAITING);
        }
        response.sendRedirect("/account/sign-in/sent");
    }

    private void send(OneTimeToken token) {
        try {
            links.keep(token);
            mailer.send(token.getUsername(), "Your link to sign in to Usergroups", """
                    Open this page and press the button to sign in; it is good for %d minutes and works once:

                    %s?token=%s

                    If you have not asked for it, do nothing: nobody is signed in without it.
                    """.formatted(
                            properties.signIn().link().toMinutes(),
                            pages.at("account", "sign-in", "link"),
                            token.getTokenValue()));
        } catch (Problem notSent) {
            log.warn("A mail with a link to sign in is not sent: the mail server does not take it");
        } catch (RuntimeException failed) {
            log.error(
                    "A mail with a link to sign in is not sent: {}",
                    failed.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void sendWhatWaits() throws InterruptedException {
        senders.shutdown();
        if (!senders.awaitTermination(5, TimeUnit.SECONDS)) {
            senders.shutdownNow();
        }
    }
}
