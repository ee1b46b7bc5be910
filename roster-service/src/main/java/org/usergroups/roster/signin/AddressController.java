package org.usergroups.roster.signin;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.members.Accounts;

/** Changes the address of one's account: wished for in person, confirmed by a mail to the new one, told to the old one. */
@RestController
@RequestMapping("/api/roster/me/address")
class AddressController {

    private static final Logger log = LoggerFactory.getLogger(AddressController.class);

    private final AddressChanges changes;
    private final AddressMoves moves;
    private final Accounts accounts;
    private final SignInLinks links;
    private final RecentSignIn recentSignIn;
    private final Mailer mailer;
    private final PortalPages pages;

    AddressController(
            AddressChanges changes,
            AddressMoves moves,
            Accounts accounts,
            SignInLinks links,
            RecentSignIn recentSignIn,
            Mailer mailer,
            PortalPages pages) {
        this.changes = changes;
        this.moves = moves;
        this.accounts = accounts;
        this.links = links;
        this.recentSignIn = recentSignIn;
        this.mailer = mailer;
        this.pages = pages;
    }

    record AddressForm(@Nullable String email) {}

    /** Mails a link to the new address; says nothing of whether somebody else has an account with it. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void wish(
            @RequestBody AddressForm form,
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        new FieldErrors()
                .required(form.email(), "email", 254)
                .check(form.email() == null || Addresses.isAddress(form.email()), "email", "Must be an e-mail address.")
                .refuse();
        recentSignIn.require(token);
        var account = accounts.get(caller.memberId());
        var address = Accounts.normalized(String.valueOf(form.email()));
        changes.wish(account.id(), address)
                .ifPresent(link -> mailer.send(address, "Please confirm your new address", """
                Somebody, probably you, wants to use this address for an account at Usergroups.

                Open this page, signed in, and press the button to confirm; it is good for a day:
                %s

                If it was not you, do nothing.
                """.formatted(
                                pages.at("account", "address", link))));
    }

    /** Changes the address. A second time changes nothing more. */
    @PostMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable String token, Caller caller) {
        var change = changes.find(caller.memberId(), token)
                .orElseThrow(() -> Problem.gone("This link is too old, or for somebody else. Ask for a new one."));
        var before = accounts.get(caller.memberId()).state().email();
        if (before.equals(change.email())) {
            return;
        }
        // Links that were mailed to the old address would sign nobody in to this account, but make a new one.
        links.erase(caller.memberId());
        moves.move(change, before);
        tell(before);
    }

    private void tell(String before) {
        try {
            mailer.send(before, "Your account has another address now", """
                    Your account at Usergroups was given another address just now. This one signs in to it no more.

                    If it was not you, tell the people who run the portal at once:
                    %s
                    """.formatted(pages.at()));
        } catch (Problem notSent) {
            log.warn("An old address could not be told that it was replaced: the mail server does not take the mail");
        }
    }
}
