package org.usergroups.roster.organizers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
import org.usergroups.roster.groups.Edits;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Memberships;
import org.usergroups.roster.invitations.Invitations;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster")
class OrganizerController {

    private final Accounts accounts;
    private final Groups groups;
    private final GroupLife life;
    private final Edits edits;
    private final Memberships memberships;
    private final Departures departures;
    private final Invitations invitations;
    private final Rights rights;

    OrganizerController(
            Accounts accounts,
            Groups groups,
            GroupLife life,
            Edits edits,
            Memberships memberships,
            Departures departures,
            Invitations invitations,
            Rights rights) {
        this.accounts = accounts;
        this.groups = groups;
        this.life = life;
        this.edits = edits;
        this.memberships = memberships;
        this.departures = departures;
        this.invitations = invitations;
        this.rights = rights;
    }

    /** The caller's own account; the address is not part of it. */
    record Me(String id, String displayName, boolean coordinator, List<MyGroup> memberships) {}

    record MyGroup(String groupId, String slug, String name, String role) {}

    /**
     * @param owner whether this member answers for the entry
     * @param isPublic whether everybody is told; only those who look after the group see one for which it does not hold
     */
    record Organizer(
            String memberId,
            String displayName,
            String role,
            boolean owner,
            @JsonProperty("public") boolean isPublic) {}

    record ShownForm(@JsonProperty("public") @Nullable Boolean isPublic) {}

    record OwnerForm(@Nullable String memberId) {}

    record MeForm(String displayName) {}

    @GetMapping("/me")
    Me me(Caller caller) {
        return me(account(caller));
    }

    @PatchMapping(
            path = "/me",
            consumes = {"application/merge-patch+json", "application/json"})
    Me rename(@RequestBody MeForm form, Caller caller) {
        new FieldErrors().requiredLine(form.displayName(), "displayName", 80).refuse();
        var renamed = accounts.rename(caller.memberId(), form.displayName().strip());
        return me(renamed.orElseThrow(() -> Problem.notFound("account", caller.memberId())));
    }

    /** Who looks after a group, as far as they want to be named; those who do see all. */
    @GetMapping("/groups/{slugOrId}/organizers")
    Page<Organizer> organizers(@PathVariable String slugOrId, Optional<Caller> caller) {
        var group = groups.get(slugOrId);
        var seesAll = caller.filter(one -> one.coordinator() || accounts.hasRole(one.memberId(), group.id()))
                .isPresent();
        return Page.of(accounts.lookingAfter(group.id()).stream()
                .flatMap(account -> account.state().in(group.id()).stream()
                        .filter(membership -> seesAll || membership.isPublic())
                        .map(membership -> new Organizer(
                                account.id(),
                                account.state().displayName(),
                                membership.role(),
                                account.id().equals(group.state().ownerId()),
                                membership.isPublic())))
                .toList());
    }

    /** Lets the group's page name the caller among those who look after the group, or leave them out. */
    @PutMapping("/groups/{slugOrId}/organizers/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void show(@PathVariable String slugOrId, @RequestBody ShownForm form, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireTranslator(caller, group.id());
        new FieldErrors()
                .check(form.isPublic() != null, "public", "Must be true or false.")
                .refuse();
        accounts.showMembership(caller.memberId(), group.id(), Boolean.TRUE.equals(form.isPublic()));
    }

    /**
     * Ends somebody's looking after a group. Everybody may leave; an organizer may end it for others, but for who answers for the
     * entry only a coordinator may.
     */
    @DeleteMapping("/groups/{slugOrId}/organizers/{memberId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String slugOrId, @PathVariable String memberId, Caller caller) {
        var group = groups.get(slugOrId);
        var leaves = memberId.equals(caller.memberId());
        if (!leaves) {
            rights.requireOrganizer(caller, group.id());
        }
        if (!accounts.hasRole(memberId, group.id())) {
            rights.requireTranslator(caller, group.id());
            throw Problem.notFound("organizer", memberId);
        }
        var isOwner = memberId.equals(group.state().ownerId());
        if (isOwner && !leaves && !caller.coordinator()) {
            throw Problem.conflict(
                    "owner",
                    "This person answers for the entry",
                    "Ask them to hand it over first. If they do not answer, ask to take the group over.");
        }
        // First what cannot harm when only it is done: the entry may name nobody, but not somebody who has left.
        if (isOwner) {
            life.passOn(group.id(), memberId, caller.memberId());
        }
        memberships.end(memberId, group.id());
        // Their invitations would be a way back.
        invitations.withdrawAllBy(memberId, group.id());
        departures.tell(group, memberId, caller);
    }

    /** Makes another organizer answer for the entry: at once if its owner wishes so, else after three days without objection. */
    @PutMapping("/groups/{slugOrId}/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String slugOrId, @RequestBody OwnerForm form, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller, group.id());
        new FieldErrors().required(form.memberId(), "memberId", 36).refuse();
        edits.handOver(group, String.valueOf(form.memberId()), caller);
    }

    private Stored<Account> account(Caller caller) {
        return accounts.find(caller.memberId()).orElseThrow(() -> Problem.notFound("account", caller.memberId()));
    }

    private Me me(Stored<Account> account) {
        var memberships = account.state().memberships();
        var mine = new ArrayList<MyGroup>();
        for (var group : groups.withIds(
                memberships.stream().map(Account.Membership::groupId).toList())) {
            memberships.stream()
                    .filter(membership -> membership.groupId().equals(group.id()))
                    .forEach(membership -> mine.add(new MyGroup(
                            group.id(), group.state().slug(), group.state().name(), membership.role())));
        }
        return new Me(
                account.id(), account.state().displayName(), account.state().coordinator(), mine);
    }
}
