package org.usergroups.roster.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.web.authentication.ott.OneTimeTokenGenerationSuccessHandler;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.RosterProperties;

/** Mails the link. The page that follows is the same whether there is an account or not. */
@Component
class SignInMail implements OneTimeTokenGenerationSuccessHandler {

    private final Mailer mailer;
    private final RosterProperties properties;

    SignInMail(Mailer mailer, RosterProperties properties) {
        this.mailer = mailer;
        this.properties = properties;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, OneTimeToken token)
            throws IOException {
        try {
            mailer.send(token.getUsername(), "Your link to sign in to Usergroups", """
                    Open this page and press the button to sign in; it is good for %d minutes and works once:

                    %s/account/sign-in/link?token=%s

                    If you have not asked for it, do nothing: nobody is signed in without it.
                    """.formatted(
                            properties.signIn().link().toMinutes(), properties.publicUrl(), token.getTokenValue()));
            response.sendRedirect("/account/sign-in/sent");
        } catch (Problem notSent) {
            response.sendRedirect("/account/sign-in?mail=away");
        }
    }
}
