package org.usergroups.roster.claims;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/**
 * How somebody comes to look after a group. Where nobody does, proving its website is enough, or a coordinator decides. Where
 * somebody does and is silent, its organizers decide first; then coordinators.
 */
@Component
public class Claiming {

    private final Claims claims;
    private final Groups groups;
    private final Accounts accounts;
    private final Rights rights;
    private final Notices notices;
    private final Audit audit;
    private final ClaimPolicy policy;
    private final RosterProperties properties;
    private final InstantSource clock;
    private final Ids ids;

    Claiming(
            Claims claims,
            Groups groups,
            Accounts accounts,
            Rights rights,
            Notices notices,
            Audit audit,
            ClaimPolicy policy,
            RosterProperties properties,
            InstantSource clock,
            Ids ids) {
        this.claims = claims;
        this.groups = groups;
        this.accounts = accounts;
        this.rights = rights;
        this.notices = notices;
        this.audit = audit;
        this.policy = policy;
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws Problem 409 if the group is looked after by people who answer */
    Claim open(Stored<Group> group, Caller caller, String why) {
        if (accounts.find(caller.memberId()).isEmpty()) {
            throw Problem.forbidden("Only a person can look after a group.");
        }
        var organizers = accounts.organizersOf(group.id());
        if (organizers.contains(caller.memberId())) {
            throw Problem.conflict("organizer", "You look after this group", "There is nothing to ask for.");
        }
        if (!organizers.isEmpty() && !group.state().freshness().isSilent()) {
            throw Problem.conflict(
                    "looked-after",
                    "This group is looked after",
                    "Its organizers have confirmed the entry. Ask one of them for an invitation.");
        }
        var now = clock.instant();
        var coordinatorsFrom = organizers.isEmpty() ? now : now.plus(policy.organizersDecide());
        var claim = new Claim(
                ids.next(),
                group.id(),
                caller.memberId(),
                group.id() + " " + caller.memberId(),
                why,
                organizers.isEmpty() ? Claim.Kind.unowned : Claim.Kind.succession,
                Claim.State.open,
                now,
                coordinatorsFrom,
                false,
                coordinatorsFrom.plus(policy.coordinatorsDecide()),
                null,
                null,
                null,
                null);
        claims.open(claim);
        organizers.forEach(organizer -> tell(claim, organizer, "opened", subject(group), """
                %s asks to look after %s on Usergroups, since nobody has confirmed its entry for long. They say:

                %s

                You are one of its organizers. Answer here within two weeks; then a coordinator decides:
                %s

                If all is well, confirm the entry on its page; that ends the request.
                """.formatted(
                        name(claim.memberId()), group.state().name(), quoted(why), page(claim))));
        return claim;
    }

    /** Takes note that the claimant has shown that the group's website is theirs; where nobody looks after the group it is theirs. */
    Claim proven(Claim claim, Claim.Method method, String host) {
        var now = clock.instant();
        claims.prove(claim.id(), new Claim.Proof(method, host, now));
        groups.verify(
                claim.groupId(),
                claim.memberId(),
                new Group.Verified(method.name(), host, claim.memberId(), now, now.plus(policy.proofLasts())));
        return claim.kind() == Claim.Kind.unowned
                        && accounts.organizersOf(claim.groupId()).isEmpty()
                ? grant(claim, claim.memberId(), "proved that the website is theirs")
                : claims.get(claim.id());
    }

    /** @throws Problem 403 unless it is for the caller to decide now */
    Claim decide(Claim claim, Caller caller, boolean isGranted, String reason) {
        if (!caller.coordinator()) {
            rights.requireOrganizer(caller, claim.groupId());
        }
        if (!accounts.isOrganizer(caller.memberId(), claim.groupId())) {
            audit.write(
                    "claim %s %b %s".formatted(claim.id(), isGranted, caller.memberId()),
                    isGranted ? Deed.CLAIM_GRANTED : Deed.CLAIM_REFUSED,
                    caller.memberId(),
                    claim.groupId(),
                    groups.find(claim.groupId())
                            .map(group -> group.state().name())
                            .orElse(""),
                    reason);
        }
        return isGranted ? grant(claim, caller.memberId(), reason) : refuse(claim, caller.memberId(), reason);
    }

    Claim withdraw(Claim claim) {
        return claims.end(claim.id(), Claim.State.withdrawn, claim.memberId(), "", clock.instant())
                .orElseThrow(Claiming::isDecided);
    }

    /** Does what time decides. */
    void look(Claim claim) {
        var now = clock.instant();
        var group = groups.find(claim.groupId());
        if (group.isEmpty()) {
            claims.end(claim.id(), Claim.State.expired, null, "The group is gone.", now);
            return;
        }
        var confirmedAt = group.get().state().freshness().confirmedAt();
        if (claim.kind() == Claim.Kind.succession && confirmedAt != null && confirmedAt.isAfter(claim.openedAt())) {
            claims.end(claim.id(), Claim.State.refused, null, "Its own people have confirmed the entry.", now)
                    .ifPresent(this::tellClaimant);
        } else if (!claim.endsAt().isAfter(now)) {
            claims.end(claim.id(), Claim.State.expired, null, "Nobody has decided in time. You may ask again.", now)
                    .ifPresent(this::tellClaimant);
        } else if (!claim.isEscalated() && !claim.coordinatorsFrom().isAfter(now)) {
            accounts.coordinators()
                    .forEach(
                            coordinator -> tell(claim, coordinator, "coordinators", subject(group.get()), """
                    %s asks to look after %s. They say:

                    %s

                    It is for you to decide:
                    %s
                    """.formatted(
                                            name(claim.memberId()),
                                            group.get().state().name(),
                                            quoted(claim.why()),
                                            page(claim))));
            claims.escalate(claim.id());
        }
    }

    private Claim grant(Claim claim, String by, String reason) {
        if (accounts.find(claim.memberId()).isEmpty()) {
            throw Problem.conflict("left", "They have left", "Whoever asked has deleted their account since.");
        }
        // First what cannot harm when it is done twice: after a crash in between, the claim is still open.
        accounts.addMembership(claim.memberId(), claim.groupId(), Rights.ORGANIZER);
        groups.giveTo(claim.groupId(), claim.memberId(), by, "request granted");
        groups.confirm(claim.groupId(), claim.memberId());
        var granted = claims.end(claim.id(), Claim.State.granted, by, reason, clock.instant())
                .orElseThrow(Claiming::isDecided);
        tellClaimant(granted);
        return granted;
    }

    private Claim refuse(Claim claim, String by, String reason) {
        var refused = claims.end(claim.id(), Claim.State.refused, by, reason, clock.instant())
                .orElseThrow(Claiming::isDecided);
        tellClaimant(refused);
        return refused;
    }

    private void tellClaimant(Claim claim) {
        var group = groups.find(claim.groupId());
        var name = group.map(found -> found.state().name()).orElse("the group");
        var others = claim.state() == Claim.State.granted
                ? accounts.organizersOf(claim.groupId()).stream()
                : Stream.<String>empty();
        var what =
                switch (claim.state()) {
                    case granted -> "%s looks after %s now.".formatted(name(claim.memberId()), name);
                    case refused -> "The request to look after %s was not granted.".formatted(name);
                    default -> "The request to look after %s has ended.".formatted(name);
                };
        Stream.concat(Stream.of(claim.memberId()), others)
                .distinct()
                .forEach(member ->
                        tell(claim, member, claim.state().name(), "%s: your request".formatted(name), """
                        %s

                        %s
                        %s
                        """.formatted(
                                        what, Objects.requireNonNullElse(claim.reason(), ""), page(claim))));
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

    private static String subject(Stored<Group> group) {
        return "Somebody asks to look after %s".formatted(group.state().name());
    }

    private String page(Claim claim) {
        return properties.publicUrl() + "/claims/" + claim.id();
    }

    private String name(String memberId) {
        return accounts.find(memberId)
                .map(account -> account.state().displayName())
                .orElse("Somebody");
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "  " + line).collect(java.util.stream.Collectors.joining("\n"));
    }

    private static Problem isDecided() {
        return Problem.conflict("decided", "This is decided", "Somebody else decided it just now. Look again.");
    }

    List<Claim> due(int limit) {
        return claims.due(clock.instant(), limit);
    }

    /** The open claims that coordinators decide, those that have waited longest first. */
    public List<Claim> forCoordinators(int limit) {
        return claims.forCoordinators(clock.instant(), limit);
    }
}
