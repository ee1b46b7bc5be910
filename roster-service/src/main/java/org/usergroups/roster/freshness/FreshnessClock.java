package org.usergroups.roster.freshness;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Freshness;
import org.usergroups.roster.groups.FreshnessPolicy;
import org.usergroups.roster.groups.FreshnessPolicy.Step;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.NoticePreferences;
import org.usergroups.roster.notices.Notices;

/**
 * Takes the steps that are due. Any number of instances may run it: the version of the group lets one of them take a step, and a
 * notice has an id that says which step of which round it tells to whom, so that both tell the same.
 */
@Component
class FreshnessClock {

    private static final Logger log = LoggerFactory.getLogger(FreshnessClock.class);
    private static final long PAUSE_MILLIS = 30_000;
    private static final int AT_ONCE = 100;

    private final Groups groups;
    private final GroupLife life;
    private final Accounts accounts;
    private final Notices notices;
    private final NoticePreferences preferences;
    private final FreshnessMails mails;
    private final FreshnessPolicy policy;
    private final InstantSource clock;

    FreshnessClock(
            Groups groups,
            GroupLife life,
            Accounts accounts,
            Notices notices,
            NoticePreferences preferences,
            FreshnessMails mails,
            FreshnessPolicy policy,
            InstantSource clock) {
        this.groups = groups;
        this.life = life;
        this.accounts = accounts;
        this.notices = notices;
        this.preferences = preferences;
        this.mails = mails;
        this.policy = policy;
        this.clock = clock;
    }

    @Scheduled(initialDelay = PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        for (var group : groups.due(clock.instant(), AT_ONCE)) {
            try {
                take(group);
            } catch (RuntimeException failed) {
                // One entry that cannot take its step must not keep all others from theirs.
                log.error("The clock of group {} could not go on", group.id(), failed);
            }
        }
    }

    void take(Stored<Group> group) {
        var due = life.due(group.state());
        if (!due.isEmpty()) {
            settle(group, due.getFirst());
            return;
        }
        var freshness = group.state().freshness();
        var step = policy.next(freshness);
        if (step == null || !isDue(freshness)) {
            return;
        }
        var asked = asked(group, step);
        var text = mails.text(step, group.state(), asked.kind());
        var told = asked.memberIds().stream()
                .map(memberId -> Notice.of(
                        "freshness %s %s %s %s"
                                .formatted(group.id(), freshness.since().toEpochMilli(), step, memberId),
                        memberId,
                        asked.kind(),
                        mails.subject(step, group.state()),
                        text,
                        new Notice.Action("/confirm", Confirmations.PURPOSE, group.id())))
                .toList();
        told.forEach(notices::tell);
        try {
            life.step(group, step);
            log.info("Nobody has confirmed group {}: {}", group.id(), step);
        } catch (StaleVersion changed) {
            var isConfirmed = groups.withIds(List.of(group.id())).stream()
                    .noneMatch(now -> now.state().freshness().since().equals(freshness.since()));
            if (isConfirmed) {
                notices.withdraw(told.stream().map(Notice::id).toList());
            }
        }
    }

    private boolean isDue(Freshness freshness) {
        var next = freshness.nextStepAt();
        return next != null && !next.isAfter(clock.instant());
    }

    private void settle(Stored<Group> group, Group.Pending change) {
        try {
            life.settle(group, change);
            log.info("A change of group {} that waited is due: {}", group.id(), change.kind());
        } catch (StaleVersion changed) {
            log.debug("Group {} has changed meanwhile; its waiting change is looked at again", group.id());
        }
    }

    private record Asked(List<String> memberIds, NoticeKind kind) {}

    /**
     * Who answers for the entry is asked first; then all who look after it. Whoever has switched these mails off is left out, as long as
     * somebody else is asked: a group must not end only because nobody wanted to be reminded.
     */
    private Asked asked(Stored<Group> group, Step step) {
        var organizers = accounts.organizersOf(group.id());
        var owner = group.state().ownerId();
        var all = Stream.concat(Stream.ofNullable(owner), organizers.stream())
                .distinct()
                .toList();
        var willing = all.stream()
                .filter(memberId -> preferences.wants(memberId, NoticeKind.CONFIRMATION))
                .toList();
        var reached = willing.isEmpty() ? all : willing;
        var isOwnersTurn = step == Step.ASK || step == Step.REMIND || step == Step.REMIND_AGAIN;
        return new Asked(
                isOwnersTurn && owner != null && organizers.contains(owner) && reached.contains(owner)
                        ? List.of(owner)
                        : reached,
                willing.isEmpty() ? NoticeKind.REQUEST : NoticeKind.CONFIRMATION);
    }
}
