package org.usergroups.roster.duplicates;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Caller;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.audit.Audit;
import org.usergroups.roster.audit.Deed;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.GroupLife;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.Removal;
import org.usergroups.roster.members.Accounts;
import org.usergroups.roster.notices.Notice;
import org.usergroups.roster.notices.NoticeKind;
import org.usergroups.roster.notices.Notices;

/**
 * Makes one entry of two. What is to be done is written into the pair first, in one update that one person wins. Every step after
 * that can be done twice, so after a crash the clock does all of them again: the keeper takes the entry and the slugs over, then
 * what belongs to the other one, and the other is deleted last.
 */
@Component
class Merging {

    private static final Logger log = LoggerFactory.getLogger(Merging.class);
    private static final int AT_ONCE = 20;
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    /** That a group takes part in a merge, so that it does not in another one. Public, since the driver's codec reads it by reflection. */
    public record Taking(@BsonId String groupId, String pairId, Instant at) {}

    private final Pairs pairs;
    private final Groups groups;
    private final GroupLife life;
    private final Removal removal;
    private final Accounts accounts;
    private final Notices notices;
    private final Audit audit;
    private final InstantSource clock;
    private final MongoCollection<Taking> taking;

    Merging(
            Pairs pairs,
            Groups groups,
            GroupLife life,
            Removal removal,
            Accounts accounts,
            Notices notices,
            Audit audit,
            MongoDatabase database,
            InstantSource clock) {
        this.pairs = pairs;
        this.groups = groups;
        this.life = life;
        this.removal = removal;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.taking = database.getCollection("groupsMerging", Taking.class);
    }

    /**
     * Makes one of two.
     *
     * @throws Problem 409 if somebody else has decided the pair, or one of them is being made one with a third
     */
    Pair merge(Pair pair, Pair.Merge merge, String reason, Caller caller) {
        take(pair.id(), merge);
        var begun = pairs.beginMerge(pair.id(), merge, caller.memberId(), reason);
        if (begun.isEmpty()) {
            var isBeingMerged = pairs.find(pair.id())
                    .filter(now -> now.state() == Pair.State.merging)
                    .isPresent();
            if (!isBeingMerged) {
                release(pair.id(), merge);
            }
            throw isDecided();
        }
        carryOut(begun.get());
        return pairs.get(pair.id());
    }

    /** Remembers that these are two groups. */
    Pair keepApart(Pair pair, String reason, Caller caller) {
        var apart = pairs.keepApart(pair.id(), caller.memberId(), reason).orElseThrow(Merging::isDecided);
        audit.write("apart " + pair.id(), Deed.KEPT_APART, caller.memberId(), pair.a(), names(pair), reason);
        return apart;
    }

    /** Finishes what a crash has left. */
    void finish() {
        for (var count = 0; count < AT_ONCE; count++) {
            var unfinished = pairs.takeUnfinished();
            if (unfinished.isEmpty()) {
                return;
            }
            carryOut(unfinished.get());
        }
    }

    private void carryOut(Pair pair) {
        var merge = Objects.requireNonNull(pair.merge());
        var by = Objects.requireNonNullElse(pair.decidedBy(), "");
        var reason = Objects.requireNonNullElse(pair.reason(), "");
        var other = groups.find(merge.otherId());
        if (other.isPresent() && groups.find(merge.keeperId()).isPresent()) {
            audit.write("merge " + pair.id(), Deed.MERGED, by, merge.keeperId(), names(pair), reason);
            absorb(merge, other.get().state(), by, reason);
            removal.moveParts(merge.otherId(), merge.keeperId());
            remove(merge);
            tell(pair, other.get().state());
        } else if (other.isEmpty()) {
            // It was deleted before a crash; what came last is moved all the same.
            removal.moveParts(merge.otherId(), merge.keeperId());
        }
        pairs.end(pair.id(), groups.find(merge.keeperId()).isPresent() ? Pair.State.merged : Pair.State.gone);
        release(pair.id(), merge);
    }

    private void absorb(Pair.Merge merge, Group other, String by, String reason) {
        life.absorb(
                merge.keeperId(),
                other,
                entry -> MergedEntry.of(entry, other.entry(), merge.fromOther()),
                by,
                "made one with %s (%s): %s".formatted(other.name(), other.slug(), reason));
    }

    private void remove(Pair.Merge merge) {
        for (var there = groups.find(merge.otherId()); there.isPresent(); there = groups.find(merge.otherId())) {
            try {
                removal.removeMoved(there.get(), merge.keeperId());
                return;
            } catch (StaleVersion changed) {
                log.debug("Group {} has changed while it was made one with another", merge.otherId());
            }
        }
    }

    private void tell(Pair pair, Group other) {
        groups.find(pair.merge() == null ? "" : pair.merge().keeperId())
                .ifPresent(keeper -> accounts.organizersOf(keeper.id())
                        .forEach(organizer -> notices.tell(Notice.of(
                                "merge %s %s".formatted(pair.id(), organizer),
                                organizer,
                                NoticeKind.GROUP,
                                "%s: two entries have become one"
                                        .formatted(keeper.state().name()),
                                """
                                There were two entries of your group, %s and %s. They are one now, and the other's address leads to it.
                                Please look whether all of it is right. Why this was done:

                                %s
                                """.formatted(
                                                keeper.state().name(),
                                                other.name(),
                                                Objects.requireNonNullElse(pair.reason(), "")),
                                null))));
    }

    private void take(String pairId, Pair.Merge merge) {
        for (var groupId : ids(merge)) {
            if (!take(pairId, groupId) && !(forgetAbandoned(groupId) && take(pairId, groupId))) {
                release(pairId, merge);
                throw Problem.conflict(
                        "merging",
                        "One of these is being merged",
                        "One of these entries is being made one with a third just now. Look again in a few minutes.");
            }
        }
    }

    private boolean take(String pairId, String groupId) {
        try {
            taking.insertOne(new Taking(groupId, pairId, clock.instant()));
            return true;
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            return taking.countDocuments(and(eq(groupId), eq("pairId", pairId))) > 0;
        }
    }

    /** A crash may have come between taking part and deciding to merge. */
    private boolean forgetAbandoned(String groupId) {
        var taken = taking.find(eq(groupId)).first();
        var isMerging = taken != null
                && pairs.find(taken.pairId())
                        .filter(pair -> pair.state() == Pair.State.merging)
                        .isPresent();
        return taken == null
                || !isMerging
                        && taken.at().isBefore(clock.instant().minus(ABANDONED))
                        && taking.deleteOne(and(eq(groupId), eq("pairId", taken.pairId())))
                                        .getDeletedCount()
                                > 0;
    }

    private void release(String pairId, Pair.Merge merge) {
        taking.deleteMany(and(in("_id", ids(merge)), eq("pairId", pairId)));
    }

    private static List<String> ids(Pair.Merge merge) {
        return Stream.of(merge.keeperId(), merge.otherId()).sorted().toList();
    }

    private String names(Pair pair) {
        return Stream.of(pair.a(), pair.b())
                .flatMap(id -> groups.find(id).stream())
                .map(Stored::state)
                .map(Group::name)
                .collect(java.util.stream.Collectors.joining(" / "));
    }

    private static Problem isDecided() {
        return Problem.conflict("decided", "This is decided", "Somebody else decided it just now. Look again.");
    }
}
