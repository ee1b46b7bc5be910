package org.usergroups.roster.organizers;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.Page;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

@RestController
@RequestMapping("/api/roster")
class OrganizerController {

    private final Accounts accounts;
    private final Groups groups;

    OrganizerController(Accounts accounts, Groups groups) {
        this.accounts = accounts;
        this.groups = groups;
    }

    /** The caller's own account; the address is not part of it. */
    record Me(String id, String displayName, boolean coordinator, List<MyGroup> memberships) {}

    record MyGroup(String groupId, String slug, String name, String role) {}

    record Organizer(String memberId, String displayName, String role) {}

    record MeForm(String displayName) {}

    @GetMapping("/me")
    Me me(Caller caller) {
        return me(account(caller));
    }

    @PatchMapping(
            path = "/me",
            consumes = {"application/merge-patch+json", "application/json"})
    Me rename(@RequestBody MeForm form, Caller caller) {
        new FieldErrors().required(form.displayName(), "displayName", 80).refuse();
        var renamed = accounts.rename(caller.memberId(), form.displayName().strip());
        return me(renamed.orElseThrow(() -> Problem.notFound("account", caller.memberId())));
    }

    /** Who looks after a group. */
    @GetMapping("/groups/{slugOrId}/organizers")
    Page<Organizer> organizers(@PathVariable String slugOrId) {
        var group = groups.get(slugOrId);
        return Page.of(accounts.lookingAfter(group.id()).stream()
                .map(account -> new Organizer(
                        account.id(),
                        account.state().displayName(),
                        account.state().memberships().stream()
                                .filter(membership -> membership.groupId().equals(group.id()))
                                .findFirst()
                                .map(Account.Membership::role)
                                .orElse(Rights.ORGANIZER)))
                .toList());
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
