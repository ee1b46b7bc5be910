package org.usergroups.roster.claims;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Allowance;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.groups.Edits;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Memberships;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.members.Rights;

/**
 * How somebody comes to look after a group. Where nobody does, proving its website is enough, or a coordinator decides. Where
 * somebody does and is silent, its organizers decide first; then coordinators.
 *
 * <p>A claim is decided once, in its own document. What follows is then carried out against the group, whose document says which of
 * several comes first. All of it can be done again: after a crash the clock makes up for what is missing.
 */
@Component
public class Claiming {

    private static final Logger log = LoggerFactory.getLogger(Claiming.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration CARRYING_OUT = Duration.ofMinutes(1);
    private static final int A_DAY = 10;
    private static final int RIVALS = 100;

    private final Claims claims;
    private final ClaimMails mails;
    private final Sites sites;
    private final Allowance allowance;
    private final Groups groups;
    private final GroupLife life;
    private final Edits edits;
    private final Memberships memberships;
    private final Accounts accounts;
    private final Audit audit;
    private final ClaimPolicy policy;
    private final InstantSource clock;
    private final Ids ids;

    Claiming(
            Claims claims,
            ClaimMails mails,
            Sites sites,
            Allowance allowance,
            Groups groups,
            GroupLife life,
            Edits edits,
            Memberships memberships,
            Accounts accounts,
            Audit audit,
            ClaimPolicy policy,
            InstantSource clock,
            Ids ids) {
        this.claims = claims;
        this.mails = mails;
        this.sites = sites;
        this.allowance = allowance;
        this.groups = groups;
        this.life = life;
        this.edits = edits;
        this.memberships = memberships;
        this.accounts = accounts;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws Problem 409 if the group is looked after by people who answer */
    Claim open(Stored<Group> group, Caller caller, String why) {
        var memberId = caller.memberId();
        var now = clock.instant();
        var organizers = accounts.organizersOf(group.id());
        if (organizers.contains(memberId)) {
            throw Problem.conflict("organizer", "You look after this group", "There is nothing to ask for.");
        }
        if (!organizers.isEmpty() && !group.state().freshness().isSilent()) {
            throw Problem.conflict(
                    "looked-after",
                    "This group is looked after",
                    "Its organizers have confirmed the entry. Ask one of them for an invitation.");
        }
        if (claims.isRefusedSince(group.id(), memberId, now.minus(policy.askAgainAfter()))) {
            throw Problem.conflict(
                    "refused",
                    "This was refused not long ago",
                    "You can ask again %d days after the answer."
                            .formatted(policy.askAgainAfter().toDays()));
        }
        if (!allowance.admits("claim", memberId, A_DAY, DAY)) {
            throw Problem.tooMany("You have asked for many groups today. Go on tomorrow.");
        }
        var coordinatorsFrom = organizers.isEmpty() ? now : now.plus(policy.organizersDecide());
        var claim = new Claim(
                ids.next(),
                group.id(),
                memberId,
                Claims.openKey(group.id(), memberId),
                why,
                organizers.isEmpty() ? Claim.Kind.unowned : Claim.Kind.succession,
                Claim.State.open,
                now,
                coordinatorsFrom,
                coordinatorsFrom.plus(policy.coordinatorsDecide()),
                now.plus(CARRYING_OUT),
                null,
                null,
                false,
                null,
                null);
        claims.open(claim);
        look(claim);
        return claims.get(claim.id());
    }

    /**
     * Takes note that the claimant has shown that the group's website is theirs; where nobody looks after the group it is theirs now.
     */
    Claim proven(Claim claim, Claim.Proof proof) {
        var noted = claims.prove(claim.id(), proof).orElseThrow(Claiming::isDecided);
        return noted.kind() == Claim.Kind.unowned
                        && accounts.organizersOf(claim.groupId()).isEmpty()
                ? end(noted, Claim.State.granted, claim.memberId(), "The website is shown to be theirs.")
                : noted;
    }

    /** Whether it is for somebody to decide a claim now. */
    boolean mayDecide(Claim claim, Caller caller) {
        return claim.isOpen()
                && !claim.memberId().equals(caller.memberId())
                && (accounts.isOrganizer(caller.memberId(), claim.groupId())
                        || (caller.coordinator() && claim.isForCoordinators(clock.instant())));
    }

    /** @throws Problem 409 unless it is for the caller to decide now */
    Claim decide(Claim claim, Caller caller, boolean isGranted, String reason) {
        if (!claim.isOpen()) {
            throw isDecided();
        }
        if (claim.memberId().equals(caller.memberId())) {
            throw Problem.conflict("own", "This is your own request", "Somebody else has to decide it.");
        }
        if (!mayDecide(claim, caller)) {
            throw Problem.conflict(
                    "not-yet",
                    "It is for the organizers to decide",
                    "Its organizers have until %s to answer. Then it is for you."
                            .formatted(ClaimMails.day(claim.coordinatorsFrom())));
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
        return end(claim, isGranted ? Claim.State.granted : Claim.State.refused, caller.memberId(), reason);
    }

    Claim withdraw(Claim claim) {
        return end(claim, Claim.State.withdrawn, claim.memberId(), "");
    }

    /** The open claims that coordinators decide, those that have waited longest first. */
    public List<Claim> forCoordinators(int limit) {
        return claims.forCoordinators(clock.instant(), limit);
    }

    void lookAtDue(int atOnce) {
        for (var claim : claims.due(clock.instant(), atOnce)) {
            try {
                look(claim);
            } catch (RuntimeException failed) {
                log.error("Claim {} could not be looked at", claim.id(), failed);
                claims.lookAt(claim.id(), clock.instant().plus(HOUR));
            }
        }
    }

    /** Does what time decides, and what a crash has left undone. */
    private void look(Claim claim) {
        if (!claim.isOpen()) {
            carryOut(claim);
            return;
        }
        var found = groups.find(claim.groupId());
        if (found.isEmpty()) {
            claims.deleteAllOf(claim.groupId());
            return;
        }
        var group = found.get();
        var now = clock.instant();
        if (accounts.isOrganizer(claim.memberId(), claim.groupId())) {
            endByTime(claim, Claim.State.expired, "You look after the group already.");
        } else if (isAnswered(group.state(), claim)) {
            endByTime(claim, Claim.State.refused, ANSWERED);
        } else if (!claim.endsAt().isAfter(now)) {
            endByTime(claim, Claim.State.expired, "Nobody has decided in time. You may ask again.");
        } else {
            if (claim.isForCoordinators(now)) {
                mails.tellCoordinators(claim, group.state());
            } else {
                mails.tellOrganizers(claim, group.state());
            }
            claims.lookAt(claim.id(), nextLook(claim, now));
        }
    }

    private static final String GONE = "Who has granted it does not look after the group any more. You may ask again.";

    private static final String ANSWERED =
            "Somebody looks after the group and has confirmed its entry. Ask them for an invitation.";

    private static Instant nextLook(Claim claim, Instant now) {
        return Stream.of(claim.coordinatorsFrom(), claim.endsAt(), now.plus(HOUR))
                .filter(then -> then.isAfter(now))
                .min(Instant::compareTo)
                .orElse(now.plus(HOUR));
    }

    /**
     * Whether somebody who looks after the group has confirmed its entry since it was asked for. A coordinator who corrects an entry is
     * nobody of the group; whose request was granted is, even if it is not carried out to its end.
     */
    private boolean isAnswered(Group group, Claim claim) {
        var at = group.freshness().confirmedAt();
        var by = group.freshness().confirmedBy();
        return at != null
                && by != null
                && at.isAfter(claim.openedAt())
                && !by.equals(claim.memberId())
                && (accounts.isOrganizer(by, claim.groupId()) || claims.isGranted(claim.groupId(), by));
    }

    private Claim end(Claim claim, Claim.State state, String by, String reason) {
        var now = clock.instant();
        var isByOrganizer = accounts.isOrganizer(by, claim.groupId());
        var ended = claims.end(claim.id(), state, by, isByOrganizer, reason, now, now.plus(CARRYING_OUT))
                .orElseThrow(Claiming::isDecided);
        return carryOut(ended);
    }

    private void endByTime(Claim claim, Claim.State state, String reason) {
        var now = clock.instant();
        claims.end(claim.id(), state, null, false, reason, now, now.plus(CARRYING_OUT))
                .ifPresent(this::carryOut);
    }

    /** Does all that follows from a claim's end. */
    private Claim carryOut(Claim ended) {
        if (ended.state() == Claim.State.granted && !handOver(ended)) {
            claims.overrule(ended.id(), isByFormerOrganizer(ended) ? GONE : ANSWERED);
            ended = claims.get(ended.id());
        }
        mails.tellEnd(ended);
        claims.done(ended.id());
        if (ended.state() == Claim.State.granted) {
            claims.openFor(ended.groupId(), RIVALS).forEach(this::look);
        }
        return claims.get(ended.id());
    }

    /** Makes the claimant look after the group; false if somebody else came first, or the claimant has left. */
    private boolean handOver(Claim granted) {
        var groupId = granted.groupId();
        var memberId = granted.memberId();
        var by = String.valueOf(granted.decidedBy());
        if (accounts.find(memberId).isEmpty() || groups.find(groupId).isEmpty()) {
            return false;
        }
        if (isByFormerOrganizer(granted)) {
            return false;
        }
        if (granted.isByOrganizer() && !by.equals(memberId)) {
            // An organizer makes others organizers. Who answers for the entry changes as always: so that the others can
            // object.
            memberships.begin(memberId, groupId, Rights.ORGANIZER);
            edits.handOver(groups.get(groupId), memberId, new Caller(by, mails.name(by), false));
            life.confirm(groupId, memberId);
        } else if (!life.giveIfFree(groupId, memberId, by, "request granted", group -> !isAnswered(group, granted))) {
            return false;
        } else {
            memberships.begin(memberId, groupId, Rights.ORGANIZER);
        }
        if (!accounts.isOrganizer(memberId, groupId)) {
            life.leaveToNobody(groupId, by);
            return false;
        }
        if (granted.proof() != null) {
            sites.verified(groupId, memberId, granted.proof());
        }
        return true;
    }

    /** Whoever is put out of a group has no say in it any more, also not by what was not carried out yet. */
    private boolean isByFormerOrganizer(Claim granted) {
        return granted.isByOrganizer()
                && !granted.memberId().equals(granted.decidedBy())
                && !accounts.isOrganizer(String.valueOf(granted.decidedBy()), granted.groupId());
    }

    private static Problem isDecided() {
        return Problem.conflict("decided", "This is decided", "The request is no longer open. Look again.");
    }
}
