package org.usergroups.roster.groups;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.members.Account;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/**
 * Tells all organizers of a group of the changes by which somebody could take it away: before they take effect, or at once when they
 * have. Such mails cannot be switched off, since silence lets the change be.
 */
@Component
class EditMails {

    private final Accounts accounts;
    private final Notices notices;
    private final PortalPages pages;

    EditMails(Accounts accounts, Notices notices, PortalPages pages) {
        this.accounts = accounts;
        this.notices = notices;
        this.pages = pages;
    }

    void tellThatItWaits(Group group, Group.Pending change, Caller caller, List<String> organizers) {
        tell(organizers, "pending " + change.id(), "%s: a change waits for you".formatted(group.name()), """
                %s has asked for this change: %s.

                It takes effect in three days. If it is right, do nothing. If it is not, stop it here:
                %s
                """.formatted(
                        who(caller, group, organizers), said(change), pages.group(group.slug())));
    }

    private static String said(Group.Pending change) {
        return switch (change.kind()) {
            case WEBSITE ->
                "the entry's website becomes %s".formatted(change.value().isEmpty() ? "empty" : change.value());
            case OWNER -> "somebody else answers for the entry";
            case DELETION -> "the entry is deleted, with its history and meetings";
        };
    }

    void tellOfWebsites(Entry before, Stored<Group> after, Caller caller, List<String> organizers) {
        tellThatItIsDone(
                after,
                "websites of the entry",
                "its websites were %s, and are %s now"
                        .formatted(listed(before), listed(after.state().entry())),
                "history",
                caller,
                organizers);
    }

    private static String listed(Entry entry) {
        var websites = entry.websites().collect(Collectors.joining(", "));
        return websites.isEmpty() ? "none" : websites;
    }

    void tellOfOwner(Stored<Group> after, String memberId, Caller caller, List<String> organizers) {
        var owner = accounts.find(memberId)
                .map(Stored::state)
                .map(Account::displayName)
                .orElse("Somebody");
        tellThatItIsDone(after, "owner", "%s answers for it now".formatted(owner), "people", caller, organizers);
    }

    private void tellThatItIsDone(
            Stored<Group> after, String what, String said, String page, Caller caller, List<String> organizers) {
        var group = after.state();
        tell(
                organizers,
                "changed %s %s %d".formatted(what, after.id(), after.version()),
                "%s: an important change".formatted(group.name()),
                """
                %s has changed the entry of %s: %s.

                It is in effect already. If it is right, do nothing. If it is not, put it right here:
                %s

                If you cannot, answer to the address that this portal names on its page about itself:
                %s
                """.formatted(
                                who(caller, group, organizers),
                                group.name(),
                                said,
                                pages.at("groups", group.slug(), page),
                                pages.at("about")));
    }

    void tellThatItIsDeleted(Stored<Group> group, List<String> organizers) {
        var name = group.state().name();
        tell(organizers, "deleted " + group.id(), "%s: the entry was deleted".formatted(name), """
                A coordinator of Usergroups has deleted the entry of %s, with its history and meetings.

                If that is not right, answer to the address that this portal names on its page about itself:
                %s
                """.formatted(
                        name, pages.at("about")));
    }

    private static String who(Caller caller, Group group, List<String> organizers) {
        var name = Objects.requireNonNullElse(caller.name(), "Somebody");
        return organizers.contains(caller.memberId())
                ? "%s, one of the organizers of %s,".formatted(name, group.name())
                : "%s, a coordinator of Usergroups,".formatted(name);
    }

    private void tell(List<String> organizers, String key, String subject, String text) {
        organizers.forEach(memberId -> notices.tell(
                Notice.of("%s %s".formatted(key, memberId), memberId, NoticeKind.REQUEST, subject, text, null)));
    }
}
