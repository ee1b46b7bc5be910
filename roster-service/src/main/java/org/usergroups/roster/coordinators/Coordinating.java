package org.usergroups.roster.coordinators;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/** Appoints and dismisses coordinators. Whom it is about and all coordinators are told, so that it cannot be done unseen. */
@Component
class Coordinating {

    private final Accounts accounts;
    private final Audit audit;
    private final Notices notices;
    private final PortalPages pages;
    private final Ids ids;

    Coordinating(Accounts accounts, Audit audit, Notices notices, PortalPages pages, Ids ids) {
        this.accounts = accounts;
        this.audit = audit;
        this.notices = notices;
        this.pages = pages;
        this.ids = ids;
    }

    Stored<Account> appoint(Stored<Account> member, Caller caller) {
        if (member.state().coordinator()) {
            return member;
        }
        var deed = write(Deed.COORDINATOR_APPOINTED, member, caller);
        var appointed =
                accounts.setCoordinator(member.id(), true).orElseThrow(() -> Problem.notFound("account", member.id()));
        tell(deed, member, caller, "is a coordinator of the portal now", """
                Coordinators decide requests and reports, and care for entries that nobody looks after. What waits is here:
                %s
                """.formatted(pages.at("queue")));
        return appointed;
    }

    void dismiss(Stored<Account> coordinator, Caller caller) {
        if (accounts.isFirstCoordinator(coordinator.state())) {
            throw Problem.conflict(
                    "first-coordinator",
                    "The portal's settings name this coordinator",
                    "They would be one again at the next sign-in. Whoever runs the portal has to change the settings first.");
        }
        if (accounts.coordinators().size() == 1) {
            throw last();
        }
        var deed = write(Deed.COORDINATOR_DISMISSED, coordinator, caller);
        accounts.setCoordinator(coordinator.id(), false);
        if (accounts.coordinators().isEmpty()) {
            // The last two have dismissed each other at the same moment: both stay.
            accounts.setCoordinator(coordinator.id(), true);
            throw last();
        }
        tell(deed, coordinator, caller, "is no coordinator of the portal any more", "");
    }

    private static Problem last() {
        return Problem.conflict(
                "last-coordinator",
                "This is the last coordinator",
                "Appoint somebody else first: the portal needs one.");
    }

    private String write(Deed deed, Stored<Account> member, Caller caller) {
        var id = ids.next();
        // No name is kept here: it goes with the account.
        audit.write("coordinator " + id, deed, caller.memberId(), member.id(), "", "");
        return id;
    }

    private void tell(String deed, Stored<Account> member, Caller caller, String what, String more) {
        Stream.concat(Stream.of(member.id()), accounts.coordinators().stream())
                .filter(told -> !told.equals(caller.memberId()))
                .distinct()
                .forEach(told -> notices.tell(Notice.of(
                        "coordinator %s %s".formatted(deed, told),
                        told,
                        NoticeKind.REQUEST,
                        "%s %s".formatted(member.state().displayName(), what),
                        """
                        %s has decided that %s %s.

                        %s
                        If that is not right, talk to the other coordinators:
                        %s
                        """.formatted(
                                        Objects.requireNonNullElse(caller.name(), "Somebody"),
                                        member.state().displayName(),
                                        what,
                                        more,
                                        pages.at("coordinators")),
                        null)));
    }
}
