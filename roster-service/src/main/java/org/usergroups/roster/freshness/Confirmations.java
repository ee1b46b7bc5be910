package org.usergroups.roster.freshness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Rights;
import org.usergroups.roster.notices.ActionLinks;

/** Confirming that an entry is true: by the link of a mail, or signed in. A GET changes nothing, since mail scanners open links. */
@RestController
@RequestMapping("/api/roster")
class Confirmations {

    static final String PURPOSE = "confirm";

    private final ActionLinks links;
    private final Groups groups;
    private final GroupLife life;
    private final Rights rights;

    Confirmations(ActionLinks links, Groups groups, GroupLife life, Rights rights) {
        this.links = links;
        this.groups = groups;
        this.life = life;
        this.rights = rights;
    }

    record Confirmation(
            String groupId,
            String slug,
            String name,
            @Nullable String country,
            @Nullable String city,
            @Nullable String url,
            Freshness.Status status,
            @Nullable Instant confirmedAt) {

        static Confirmation of(Stored<Group> group) {
            var state = group.state();
            return new Confirmation(
                    group.id(),
                    state.slug(),
                    state.name(),
                    state.country(),
                    state.entry().city(),
                    state.entry().url(),
                    state.status(),
                    state.freshness().confirmedAt());
        }
    }

    @GetMapping("/confirmations/{token}")
    Confirmation read(@PathVariable String token) {
        return Confirmation.of(groups.get(link(token).groupId()));
    }

    @PostMapping("/confirmations/{token}")
    Confirmation confirm(@PathVariable String token) {
        var link = link(token);
        rights.requireOrganizer(link.memberId(), link.groupId());
        return Confirmation.of(life.confirm(link.groupId(), link.memberId()));
    }

    /** Only the group's own people know whether it is true: coordinators, who may change an entry, cannot confirm it. */
    @PostMapping("/groups/{slugOrId}/confirmation")
    Confirmation confirm(@PathVariable String slugOrId, Caller caller) {
        var group = groups.get(slugOrId);
        rights.requireOrganizer(caller.memberId(), group.id());
        return Confirmation.of(life.confirm(group.id(), caller.memberId()));
    }

    private ActionLinks.ActionLink link(String token) {
        return links.find(token, PURPOSE)
                .orElseThrow(() -> Problem.gone("This link is too old. Sign in to confirm the entry on its page."));
    }
}
