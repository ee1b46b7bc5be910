package org.usergroups.roster.claims;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/** What people are told about claims; the same again is told once. */
@Component
class ClaimMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Notices notices;
    private final Accounts accounts;
    private final Groups groups;
    private final PortalPages pages;

    ClaimMails(Notices notices, Accounts accounts, Groups groups, PortalPages pages) {
        this.notices = notices;
        this.accounts = accounts;
        this.groups = groups;
        this.pages = pages;
    }

    static String day(Instant then) {
        return DAY.format(then.atZone(ZoneOffset.UTC));
    }

    String name(String memberId) {
        return accounts.find(memberId)
                .map(account -> account.state().displayName())
                .orElse("Somebody");
    }

    /** The organizers of a silent group learn that somebody asks for it, and by when they decide. */
    void tellOrganizers(Claim claim, Group group) {
        var text = """
                %s asks to look after %s on Usergroups, since nobody has confirmed its entry for long. They say:

                %s

                You are one of its organizers. Answer here until %s; then a coordinator decides:
                %s

                If all is well, confirm the entry on its page; that ends the request:
                %s
                """.formatted(
                        name(claim.memberId()),
                        group.name(),
                        quoted(claim.why()),
                        day(claim.coordinatorsFrom()),
                        page(claim),
                        pages.group(group.slug()));
        accounts.organizersOf(claim.groupId())
                .forEach(organizer -> tell(claim, organizer, "organizers", subject(group), text));
    }

    /** Coordinators learn that it is for them to decide. */
    void tellCoordinators(Claim claim, Group group) {
        var text = """
                %s asks to look after %s. They say:

                %s

                %s It is for you to decide, until %s:
                %s
                """.formatted(
                name(claim.memberId()),
                group.name(),
                quoted(claim.why()),
                claim.kind() == Claim.Kind.unowned ? "Nobody looks after it." : "Its organizers have not answered.",
                day(claim.endsAt()),
                page(claim));
        accounts.coordinators().stream()
                .filter(coordinator -> !coordinator.equals(claim.memberId()))
                .forEach(coordinator -> tell(claim, coordinator, "coordinators", subject(group), text));
    }

    /** The claimant learns how it ended; if it was granted, the group's other organizers do as well. */
    void tellEnd(Claim claim) {
        if (claim.state() == Claim.State.open || claim.state() == Claim.State.withdrawn) {
            return;
        }
        var name =
                groups.find(claim.groupId()).map(group -> group.state().name()).orElse("the group");
        var isGranted = claim.state() == Claim.State.granted;
        var reason = Objects.requireNonNullElse(claim.reason(), "");
        tell(
                claim,
                claim.memberId(),
                claim.state().name(),
                "Your request to look after %s".formatted(name),
                """
                %s
                %s
                %s
                """.formatted(
                                isGranted
                                        ? "You look after %s now. Thank you.".formatted(name)
                                        : "Your request to look after %s was not granted.".formatted(name),
                                reason.isEmpty() ? "" : "\n" + quoted(reason) + "\n",
                                page(claim)));
        if (isGranted) {
            var text = """
                    %s looks after %s now, together with you: their request was granted.

                    %s
                    """.formatted(name(claim.memberId()), name, page(claim));
            accounts.organizersOf(claim.groupId()).stream()
                    .filter(organizer -> !organizer.equals(claim.memberId()))
                    .forEach(organizer -> tell(
                            claim,
                            organizer,
                            "granted",
                            "%s looks after %s now".formatted(name(claim.memberId()), name),
                            text));
        }
    }

    private void tell(Claim claim, String memberId, String what, String subject, String text) {
        notices.tell(Notice.of(
                "claim %s %s %s".formatted(claim.id(), what, memberId),
                memberId,
                NoticeKind.REQUEST,
                subject,
                text,
                null));
    }

    private static String subject(Group group) {
        return "Somebody asks to look after %s".formatted(group.name());
    }

    private String page(Claim claim) {
        return pages.at("claims", claim.id());
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
