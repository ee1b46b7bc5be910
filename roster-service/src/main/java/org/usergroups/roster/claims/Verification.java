package org.usergroups.roster.claims;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.PortalPages;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/** That a group's website was shown to be its own, and that this is looked at again: a dead domain may be bought by others. */
@Component
class Verification {

    private static final Logger log = LoggerFactory.getLogger(Verification.class);
    private static final Duration ONE_MORE_DAY = Duration.ofDays(1);
    private static final int AT_ONCE = 20;

    private final Groups groups;
    private final GroupLife life;
    private final Sites sites;
    private final Proofs proofs;
    private final Accounts accounts;
    private final Notices notices;
    private final ClaimPolicy policy;
    private final PortalPages pages;
    private final InstantSource clock;

    Verification(
            Groups groups,
            GroupLife life,
            Sites sites,
            Proofs proofs,
            Accounts accounts,
            Notices notices,
            ClaimPolicy policy,
            PortalPages pages,
            InstantSource clock) {
        this.groups = groups;
        this.life = life;
        this.sites = sites;
        this.proofs = proofs;
        this.accounts = accounts;
        this.notices = notices;
        this.policy = policy;
        this.pages = pages;
        this.clock = clock;
    }

    void lookAgain() {
        for (var group : groups.verifiedUntil(clock.instant(), AT_ONCE)) {
            try {
                lookAgain(group);
            } catch (RuntimeException failed) {
                log.error("The website of group {} could not be looked at again", group.id(), failed);
            }
        }
    }

    private void lookAgain(Stored<Group> group) {
        var verified = group.state().verified();
        if (verified == null) {
            return;
        }
        var now = clock.instant();
        if (isStillShown(group, verified)) {
            life.verifyAgain(group.id(), verified, until(verified, now.plus(policy.proofLasts()), null));
            return;
        }
        var missingSince = Objects.requireNonNullElse(verified.missingSince(), now);
        var isHopeful = isOfWebsite(group, verified)
                && !verified.method().equals(Claim.Method.mail.name())
                && now.isBefore(missingSince.plus(policy.proofGrace()));
        if (isHopeful) {
            life.verifyAgain(group.id(), verified, until(verified, now.plus(ONE_MORE_DAY), missingSince));
            return;
        }
        log.info("The website of group {} is no longer shown to be its own", group.id());
        life.verifyAgain(group.id(), verified, null);
        accounts.organizersOf(group.id())
                .forEach(memberId -> notices.tell(Notice.of(
                        "site %s %s %s".formatted(group.id(), verified.until().toEpochMilli(), memberId),
                        memberId,
                        NoticeKind.GROUP,
                        "Is %s still the website of %s?"
                                .formatted(verified.host(), group.state().name()),
                        """
                        We looked again whether %s is still the website of %s, and could not see it. The mark that it is
                        confirmed is gone from the entry. You can show it again here:
                        %s
                        """.formatted(
                                        verified.host(),
                                        group.state().name(),
                                        pages.at("groups", group.state().slug(), "site")),
                        null)));
    }

    private boolean isStillShown(Stored<Group> group, Group.Verified verified) {
        var website = sites.website(group.state());
        return isOfWebsite(group, verified)
                && website.isPresent()
                && proofs.look(Claim.Method.valueOf(verified.method()), website.get(), group.id(), verified.memberId())
                        instanceof Proofs.Found.Proven;
    }

    /** Whether the mark still belongs to the entry: it names the same website, and whoever has shown it still looks after it. */
    private boolean isOfWebsite(Stored<Group> group, Group.Verified verified) {
        return verified.url().equals(group.state().entry().url())
                && accounts.isOrganizer(verified.memberId(), group.id());
    }

    private static Group.Verified until(Group.Verified verified, Instant then, @Nullable Instant missingSince) {
        return new Group.Verified(
                verified.method(), verified.url(), verified.memberId(), verified.at(), then, missingSince);
    }
}
