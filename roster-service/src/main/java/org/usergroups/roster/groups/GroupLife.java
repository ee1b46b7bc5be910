package org.usergroups.roster.groups;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.members.Accounts;

/** What happens to an entry besides being edited: it is confirmed, grows old, changes hands, is shown to be somebody's, and ends. */
@Component
public class GroupLife {

    private final Groups groups;
    private final Removal removal;
    private final Accounts accounts;
    private final FreshnessPolicy policy;
    private final InstantSource clock;

    GroupLife(Groups groups, Removal removal, Accounts accounts, FreshnessPolicy policy, InstantSource clock) {
        this.groups = groups;
        this.removal = removal;
        this.accounts = accounts;
        this.policy = policy;
        this.clock = clock;
    }

    /** One of the group's people says that the entry is true. */
    public Stored<Group> confirm(String groupId, String memberId) {
        var now = clock.instant();
        return groups.change(
                        groupId,
                        memberId,
                        "confirmed",
                        group -> group.withFreshness(policy.confirmed(group.freshness(), memberId, now)))
                .orElseThrow(() -> Problem.notFound("group", groupId));
    }

    /**
     * Takes a step of the clock.
     *
     * @throws StaleVersion if the group has changed since it was read, as by another instance's clock
     */
    public Stored<Group> step(Stored<Group> before, FreshnessPolicy.Step step) {
        var freshness = before.state().freshness();
        var stepped =
                freshness.stepped(policy.statusAfter(step, freshness.status()), policy.after(step, clock.instant()));
        return groups.save(before, before.state().withFreshness(stepped), Revision.CLOCK, "nobody confirmed the entry");
    }

    /** Changes of which the time has come to take effect. */
    public List<Group.Pending> due(Group group) {
        var now = clock.instant();
        return group.pending().stream()
                .filter(change -> !change.effectiveAt().isAfter(now))
                .sorted(Comparator.comparing(Group.Pending::effectiveAt))
                .toList();
    }

    /**
     * Lets a change that has waited take effect: unless whoever asked for it no longer looks after the group, and not for an owner who
     * no longer does.
     *
     * @throws StaleVersion if the group has changed since it was read
     */
    public void settle(Stored<Group> before, Group.Pending change) {
        var group = before.state();
        var waiting = new ArrayList<>(group.pending());
        waiting.remove(change);
        var settled = group.withPending(waiting);
        if (!accounts.isOrganizer(change.by(), before.id())) {
            groups.save(before, settled, change.by(), "");
            return;
        }
        switch (change.kind()) {
            case WEBSITE ->
                groups.save(
                        before,
                        settled.saying(
                                group.entry().withUrl(change.value().isEmpty() ? null : change.value()),
                                clock.instant()),
                        change.by(),
                        "nobody objected");
            case OWNER ->
                groups.save(
                        before,
                        accounts.isOrganizer(change.value(), before.id()) ? settled.ownedBy(change.value()) : settled,
                        change.by(),
                        "nobody objected");
            case DELETION -> removal.remove(before);
        }
    }

    /** Takes note that a website was shown to be a group's own. */
    public void verify(String groupId, Group.Verified site) {
        groups.change(groupId, site.memberId(), "", group -> group.withVerified(site));
    }

    /** Takes note of what was seen when a website was looked at again, unless somebody has shown it anew meanwhile. */
    public void verifyAgain(String groupId, Group.Verified before, Group.@Nullable Verified site) {
        groups.change(
                groupId,
                before.memberId(),
                "",
                group -> before.equals(group.verified()) ? group.withVerified(site) : group);
    }

    /** Lets nobody answer for the entry. */
    public void leaveToNobody(String groupId, String by) {
        groups.change(groupId, by, "", group -> group.ownedBy(null));
    }

    /** Lets another organizer answer for the entry than this one, or nobody if there is none. */
    public void passOn(String groupId, String memberId, String by) {
        var other = accounts.organizersOf(groupId).stream()
                .filter(organizer -> !organizer.equals(memberId))
                .findFirst()
                .orElse(null);
        groups.change(groupId, by, "", group -> memberId.equals(group.ownerId()) ? group.ownedBy(other) : group);
    }

    /**
     * Lets a member answer for the entry and confirms it for them, if the group is still free for them at that very moment. Answers
     * whether it was.
     */
    public boolean giveIfFree(String groupId, String memberId, String by, String why, Predicate<Group> isFree) {
        var now = clock.instant();
        var isGiven = new AtomicBoolean();
        groups.change(groupId, by, why, group -> {
            isGiven.set(isFree.test(group));
            return isGiven.get()
                    ? group.ownedBy(memberId).withFreshness(policy.confirmed(group.freshness(), memberId, now))
                    : group;
        });
        return isGiven.get();
    }

    /** Says what is known of a group's life, for a coordinator or a decision. */
    public Optional<Stored<Group>> setStatus(String groupId, Freshness.Status status, String by, String why) {
        var now = clock.instant();
        return groups.change(
                groupId, by, why, group -> group.withFreshness(policy.said(group.freshness(), status, now)));
    }

    /**
     * Lets a group's entry say what a merge has made of it and of another's, whose slugs lead to it from now on.
     *
     * @param merge makes the entry of the one there is
     */
    public Optional<Stored<Group>> absorb(
            String groupId, Group other, UnaryOperator<Entry> merge, String by, String why) {
        Instant now = clock.instant();
        return groups.change(
                groupId, by, why, group -> group.alsoAt(other, now).saying(merge.apply(group.entry()), now));
    }
}
