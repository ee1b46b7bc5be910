package org.usergroups.roster.invitations;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Allowance;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Memberships;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;
import org.usergroups.roster.signin.Addresses;

@RestController
@RequestMapping("/api/roster")
class InvitationController {

    private static final int OPEN_AT_ONCE = 20;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> ROLES = Set.of(Rights.ORGANIZER, Rights.TRANSLATOR);

    private final Invitations invitations;
    private final Groups groups;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Rights rights;
    private final Mailer mailer;
    private final Allowance allowance;
    private final PortalPages pages;
    private final RosterProperties properties;

    InvitationController(
            Invitations invitations,
            Groups groups,
            Accounts accounts,
            Memberships memberships,
            Rights rights,
            Mailer mailer,
            Allowance allowance,
            PortalPages pages,
            RosterProperties properties) {
        this.invitations = invitations;
        this.groups = groups;
        this.accounts = accounts;
        this.memberships = memberships;
        this.rights = rights;
        this.mailer = mailer;
        this.allowance = allowance;
        this.pages = pages;
        this.properties = properties;
    }

    record InvitationForm(@Nullable String email, @Nullable String role) {}

    record InvitationView(String groupName, String groupSlug, String role, Instant expiresAt) {}

    record Accepted(String groupSlug) {}

    @PostMapping("/groups/{slugOrId}/invitations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void invite(
            @PathVariable String slugOrId,
            @RequestBody InvitationForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        new FieldErrors()
                .required(form.email(), "email", 254)
                .check(form.email() == null || Addresses.isAddress(form.email()), "email", "Must be an e-mail address.")
                .check(form.role() == null || ROLES.contains(form.role()), "role", "Must be organizer or translator.")
                .refuse();
        var request = key == null ? null : Ids.of(caller.memberId(), "invitations of " + group.id(), key);
        if (request != null && invitations.isOpened(request)) {
            return;
        }
        if (invitations.openFor(group.id()).size() >= OPEN_AT_ONCE) {
            throw Problem.tooMany(
                    "This group has %d open invitations. Wait until some are answered.".formatted(OPEN_AT_ONCE));
        }
        var email = String.valueOf(form.email()).strip();
        var isInviterWithin = allowance.admits(
                "invitations by", caller.memberId(), properties.invitation().perDay(), DAY);
        var isAddressWithin = allowance.admits(
                "invitations to",
                Accounts.normalized(email),
                properties.invitation().perDayToAddress(),
                DAY);
        if (!isInviterWithin || !isAddressWithin) {
            throw Problem.tooMany("Enough invitations were sent for today. Try again tomorrow.");
        }
        var role = form.role() == null ? Rights.ORGANIZER : form.role();
        var token = invitations.open(group.id(), role, caller.memberId(), request);
        try {
            mail(email, group.state().name(), role, token);
        } catch (Problem notSent) {
            invitations.close(token);
            throw notSent;
        }
    }

    private void mail(String email, String groupName, String role, String token) {
        var what = role.equals(Rights.TRANSLATOR) ? "translate" : "look after";
        mailer.send(email, "Invitation to %s %s".formatted(what, groupName), """
                You are invited to %s the entry of %s on Usergroups.

                Open this page to accept; it is good for %d days:
                %s

                If you do not know what this is about, do nothing.
                """.formatted(
                        what, groupName, properties.invitation().lasts().toDays(), pages.at("invitations", token)));
    }

    /** An open invitation as the group's organizers see it; to which address it went is not kept. */
    record OpenInvitation(String id, String role, @Nullable String invitedBy, Instant openedAt, Instant expiresAt) {}

    @GetMapping("/groups/{slugOrId}/invitations")
    Page<OpenInvitation> open(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        return Page.of(invitations.openFor(group.id()).stream()
                .map(invitation -> new OpenInvitation(
                        invitation.id(),
                        invitation.role(),
                        accounts.find(invitation.invitedBy())
                                .map(account -> account.state().displayName())
                                .orElse(null),
                        invitation.openedAt(),
                        invitation.expiresAt()))
                .toList());
    }

    @DeleteMapping("/groups/{slugOrId}/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String slugOrId, @PathVariable String id, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        if (!invitations.withdraw(group.id(), id)) {
            throw Problem.notFound("invitation", id);
        }
    }

    @GetMapping("/invitations/{token}")
    InvitationView read(@PathVariable String token) {
        var invitation = invitations.find(token).orElseThrow(InvitationController::notOpen);
        var group = groups.get(invitation.groupId()).state();
        return new InvitationView(group.name(), group.slug(), invitation.role(), invitation.expiresAt());
    }

    @PostMapping("/invitations/{token}")
    Accepted accept(@PathVariable String token, Caller caller) {
        var open = invitations.find(token).orElseThrow(InvitationController::notOpen);
        var group = groups.get(open.groupId());
        if (accounts.find(caller.memberId()).isEmpty()) {
            throw Problem.forbidden("Only a person can accept an invitation.");
        }
        var invitation = invitations.take(token, caller.memberId()).orElseThrow(InvitationController::notOpen);
        // First what cannot harm when it is done twice: after a crash in between, the link still works.
        if (!accounts.isOrganizer(caller.memberId(), group.id())) {
            memberships.begin(caller.memberId(), group.id(), invitation.role());
        }
        invitations.close(token);
        return new Accepted(group.state().slug());
    }

    private static Problem notOpen() {
        return Problem.gone("This invitation is used or too old. Ask for a new one.");
    }
}
