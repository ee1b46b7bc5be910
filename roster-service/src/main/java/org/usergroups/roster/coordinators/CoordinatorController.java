package org.usergroups.roster.coordinators;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster/coordinators")
class CoordinatorController {

    private final Coordinating coordinating;
    private final Accounts accounts;
    private final Rights rights;

    CoordinatorController(Coordinating coordinating, Accounts accounts, Rights rights) {
        this.coordinating = coordinating;
        this.accounts = accounts;
        this.rights = rights;
    }

    /** A coordinator as the others see them: never with an address. */
    record CoordinatorView(String memberId, String displayName) {

        static CoordinatorView of(Stored<Account> account) {
            return new CoordinatorView(account.id(), account.state().displayName());
        }
    }

    /** Who is meant, by one of the two. */
    record AppointmentForm(@Nullable String email, @Nullable String memberId) {}

    @GetMapping
    Page<CoordinatorView> list(Caller caller) {
        requireStill(caller);
        return Page.of(accounts.coordinating().stream().map(CoordinatorView::of).toList());
    }

    /** Makes a member a coordinator; for one who is it already nothing changes. In tokens that are out it takes effect within ten minutes. */
    @PutMapping
    CoordinatorView appoint(@RequestBody AppointmentForm form, Caller caller) {
        requireStill(caller);
        var email = form.email();
        new FieldErrors()
                .check(
                        (email == null || email.isBlank()) == (form.memberId() != null),
                        "email",
                        "Name a member by their address or by their id.")
                .text(email, "email", 254)
                .text(form.memberId(), "memberId", 36)
                .refuse();
        var account = form.memberId() == null
                ? accounts.withAddress(String.valueOf(email))
                        .orElseThrow(
                                () -> Problem.invalid(
                                        "email",
                                        "There is no account with this address. Whoever is to be a coordinator signs in once before."))
                : accounts.get(form.memberId());
        return CoordinatorView.of(coordinating.appoint(account, caller));
    }

    /** Ends it for a member, or for oneself; not for the last one. In tokens that are out it takes effect within ten minutes. */
    @DeleteMapping("/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable String memberId, Caller caller) {
        requireStill(caller);
        var account = accounts.find(memberId)
                .filter(found -> found.state().coordinator())
                .orElseThrow(() -> Problem.notFound("coordinator", memberId));
        coordinating.dismiss(account, caller);
    }

    /** Whoever was dismissed a moment ago has a token that still says otherwise, and could undo it with that. */
    private void requireStill(Caller caller) {
        rights.requireCoordinator(caller);
        if (accounts.find(caller.memberId())
                .filter(account -> !account.state().coordinator())
                .isPresent()) {
            throw Problem.forbidden("You are no coordinator of the portal any more.");
        }
    }
}
