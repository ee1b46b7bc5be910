package org.usergroups.roster.groups;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/** Coordinators name groups that are worth a visit, for editors and everybody else. The group's organizers are told when it begins. */
@Component
class Featuring {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Groups groups;
    private final Accounts accounts;
    private final Audit audit;
    private final Notices notices;
    private final PortalPages pages;
    private final InstantSource clock;

    Featuring(Groups groups, Accounts accounts, Audit audit, Notices notices, PortalPages pages, InstantSource clock) {
        this.groups = groups;
        this.accounts = accounts;
        this.audit = audit;
        this.notices = notices;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Features a group; the same again changes nothing.
     *
     * @throws Problem 409 if it is archived
     */
    Stored<Group> feature(Stored<Group> before, LocalDate until, String note, Caller caller) {
        requireUnarchived(before.state());
        if (isFeaturedSo(before.state(), until, note)) {
            return before;
        }
        write(
                "featured %s %d %s %s".formatted(before.id(), before.version(), until, note),
                Deed.FEATURED,
                before,
                "until %s: %s".formatted(until, note),
                caller);
        var now = clock.instant();
        var term = new Featured(until, note, caller.memberId(), now);
        var featured = groups.change(before.id(), caller.memberId(), "", group -> {
                    requireUnarchived(group);
                    return isFeaturedSo(group, until, note) ? group : group.withFeatured(term);
                })
                .orElseThrow(() -> Problem.notFound("group", before.id()));
        if (before.state().featuredAt(now).isEmpty()) {
            tell(featured, term, caller);
        }
        return featured;
    }

    /** Ends it before its time; for a group that is not featured nothing changes. */
    Stored<Group> end(Stored<Group> before, String why, Caller caller) {
        if (before.state().featuredAt(clock.instant()).isEmpty()) {
            return before;
        }
        write(
                "no longer featured %s %d".formatted(before.id(), before.version()),
                Deed.NO_LONGER_FEATURED,
                before,
                why,
                caller);
        return groups.change(before.id(), caller.memberId(), "", group -> group.withFeatured(null))
                .orElseThrow(() -> Problem.notFound("group", before.id()));
    }

    private static boolean isFeaturedSo(Group group, LocalDate until, String note) {
        var term = group.featured();
        return term != null && term.until().equals(until) && term.note().equals(note);
    }

    private static void requireUnarchived(Group group) {
        if (group.status() == Freshness.Status.archived) {
            throw Problem.conflict(
                    "archived",
                    "This group is archived",
                    "It is over, so nobody can visit it. If it meets again, change its status first.");
        }
    }

    private void write(String key, Deed deed, Stored<Group> group, String reason, Caller caller) {
        audit.write(key, deed, caller.memberId(), group.id(), group.state().name(), reason);
    }

    private void tell(Stored<Group> featured, Featured term, Caller caller) {
        var group = featured.state();
        accounts.organizersOf(featured.id()).stream()
                .filter(organizer -> !organizer.equals(caller.memberId()))
                .forEach(organizer -> notices.tell(Notice.of(
                        "featured %s %d %s".formatted(featured.id(), featured.version(), organizer),
                        organizer,
                        NoticeKind.GROUP,
                        "%s is featured".formatted(group.name()),
                        """
                        The coordinators of Usergroups name %s as a group worth a visit, until %s. On its page, and to editors who look for
                        groups to write about, it says:

                        %s

                        The page is here:
                        %s

                        If you do not want this, answer to the address that this portal names on its page about itself:
                        %s
                        """.formatted(
                                        group.name(),
                                        DAY.format(term.until()),
                                        term.note(),
                                        pages.group(group.slug()),
                                        pages.at("about")),
                        null)));
    }
}
