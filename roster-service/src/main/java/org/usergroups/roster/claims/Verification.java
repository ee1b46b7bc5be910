package org.usergroups.roster.claims;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/** That a group's website was shown to be its own, and that this is looked at again: a dead domain may be bought by others. */
@Component
class Verification {

    private static final Logger log = LoggerFactory.getLogger(Verification.class);
    private static final int AT_ONCE = 20;

    private final Groups groups;
    private final Proofs proofs;
    private final Accounts accounts;
    private final Notices notices;
    private final ClaimPolicy policy;
    private final RosterProperties properties;
    private final InstantSource clock;

    Verification(
            Groups groups,
            Proofs proofs,
            Accounts accounts,
            Notices notices,
            ClaimPolicy policy,
            RosterProperties properties,
            InstantSource clock) {
        this.groups = groups;
        this.proofs = proofs;
        this.accounts = accounts;
        this.notices = notices;
        this.policy = policy;
        this.properties = properties;
        this.clock = clock;
    }

    void lookAgain() {
        groups.verifiedUntil(clock.instant(), AT_ONCE).forEach(this::lookAgain);
    }

    private void lookAgain(Stored<Group> group) {
        var verified = group.state().verified();
        var url = group.state().entry().url();
        if (verified == null) {
            return;
        }
        var now = clock.instant();
        var method = Claim.Method.valueOf(verified.method());
        var isStillThere = url != null
                && Proofs.host(url).equals(verified.host())
                && proofs.look(method, url, group.id(), verified.memberId()) instanceof Proofs.Found.Proven;
        if (isStillThere) {
            groups.verify(
                    group.id(),
                    verified.memberId(),
                    new Group.Verified(
                            verified.method(),
                            verified.host(),
                            verified.memberId(),
                            now,
                            now.plus(policy.proofLasts())));
            return;
        }
        log.info("The website of group {} is no longer shown to be its own", group.id());
        groups.verify(group.id(), verified.memberId(), null);
        accounts.organizersOf(group.id())
                .forEach(memberId -> notices.tell(Notice.of(
                        "site %s %s %s".formatted(group.id(), verified.until().toEpochMilli(), memberId),
                        memberId,
                        NoticeKind.GROUP,
                        "Is %s still the website of %s?"
                                .formatted(verified.host(), group.state().name()),
                        """
                        We looked again whether %s is the website of %s, and could not see it any more. The mark that it is
                        proven is gone from the entry. You can prove it again here:
                        %s/groups/%s/site
                        """.formatted(
                                        verified.host(),
                                        group.state().name(),
                                        properties.publicUrl(),
                                        group.state().slug()),
                        null)));
    }
}
