package org.usergroups.roster.organizers;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/**
 * Tells people that somebody no longer looks after their group: those who still do, and whoever was put out. So nobody who gets hold
 * of one account can put out all others unseen.
 */
@Component
class Departures {

    private final Accounts accounts;
    private final Groups groups;
    private final Notices notices;
    private final PortalPages pages;
    private final Ids ids;

    Departures(Accounts accounts, Groups groups, Notices notices, PortalPages pages, Ids ids) {
        this.accounts = accounts;
        this.groups = groups;
        this.notices = notices;
        this.pages = pages;
        this.ids = ids;
    }

    void tell(Stored<Group> before, String memberId, Caller caller) {
        var group = before.state().name();
        var person = name(memberId);
        var isLeft = memberId.equals(caller.memberId());
        var departure = ids.next();
        var what = isLeft
                ? "%s has left and no longer looks after %s.".formatted(person, group)
                : "%s has decided that %s no longer looks after %s."
                        .formatted(Objects.requireNonNullElse(caller.name(), "Somebody"), person, group);
        var owner = groups.find(before.id()).map(now -> now.state().ownerId()).orElse(null);
        var isOwnerNew = !Objects.equals(owner, before.state().ownerId());
        Stream.concat(isLeft ? Stream.empty() : Stream.of(memberId), accounts.organizersOf(before.id()).stream())
                .filter(told -> !told.equals(caller.memberId()))
                .distinct()
                .forEach(told -> notices.tell(Notice.of(
                        "departure %s %s".formatted(departure, told),
                        told,
                        NoticeKind.REQUEST,
                        "%s: somebody no longer looks after it".formatted(group),
                        """
                        %s%s

                        If that is not right, talk to each other, or write to a coordinator. The group is here:
                        %s
                        """.formatted(
                                        what,
                                        isOwnerNew && told.equals(owner) ? " You answer for its entry now." : "",
                                        pages.group(before.state().slug())),
                        null)));
    }

    private String name(String memberId) {
        return accounts.find(memberId)
                .map(account -> account.state().displayName())
                .orElse("Somebody");
    }
}
