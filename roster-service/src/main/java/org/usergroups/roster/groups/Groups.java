package org.usergroups.roster.groups;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;

/** All groups. Every change of what an entry says leaves a revision. */
@Component
public class Groups {

    private static final int SLUG_ATTEMPTS = 50;
    private static final int CHANGE_ATTEMPTS = 20;
    private static final int OWNED = 1_000;
    private static final int BEGINNING = 100;

    private final Aggregates<Group> groups;
    private final Revisions revisions;
    private final FreshnessPolicy policy;
    private final InstantSource clock;
    private final Ids ids;
    private volatile Consumer<Stored<Group>> changed = group -> {};

    Groups(Outbox outbox, Revisions revisions, FreshnessPolicy policy, InstantSource clock, Ids ids) {
        this.groups = outbox.aggregates("groups", Group.class, GroupEvents.TOPIC)
                .unique("slug")
                .indexed("formerSlugs")
                .indexed("entry.country", "slug")
                .indexed("entry.topics", "slug")
                .indexed("freshness.nextStepAt")
                .indexed("pending.effectiveAt")
                .indexed("ownerId")
                .indexed("verified.until")
                .indexed("entry.url")
                .indexed("entry.channels.url")
                .indexed("registeredAt")
                .indexed("imported.id");
        this.revisions = revisions;
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws Problem 404 if there is none */
    public Stored<Group> get(String slugOrId) {
        return find(slugOrId).orElseThrow(() -> Problem.notFound("group", slugOrId));
    }

    /** A group by its id, its slug, or else a slug that it had before. */
    public Optional<Stored<Group>> find(String slugOrId) {
        return Ids.isId(slugOrId)
                ? groups.find(slugOrId)
                : groups.findOne(eq("slug", slugOrId)).or(() -> groups.findOne(eq("formerSlugs", slugOrId)));
    }

    public List<Stored<Group>> withIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : groups.find(in("_id", ids), ascending("slug"), ids.size());
    }

    /** Groups in the order of their slugs, after a slug, of one country or of all. */
    public List<Stored<Group>> list(@Nullable String country, @Nullable String afterSlug, int limit) {
        return selected(new Selection(country, Set.of(), null), afterSlug, limit);
    }

    /** Groups of a selection in the order of their slugs, after a slug. */
    public List<Stored<Group>> selected(Selection selection, @Nullable String afterSlug, int limit) {
        var filters = new ArrayList<Bson>(List.of(afterSlug == null ? exists("slug") : gt("slug", afterSlug)));
        if (selection.country() != null) {
            filters.add(eq("entry.country", selection.country()));
        }
        if (selection.topic() != null) {
            filters.add(eq("entry.topics", selection.topic()));
        }
        if (!selection.statuses().isEmpty()) {
            filters.add(in(
                    "freshness.status",
                    selection.statuses().stream().map(Enum::name).toList()));
        }
        return groups.find(and(filters), ascending("slug"), limit);
    }

    /** Topics that entries name and that begin so; of the first hundred such entries. */
    public List<String> topicsBeginning(String words, Predicate<String> wanted, int limit) {
        return groups
                .find(regex("entry.topics", "^" + Pattern.quote(words)), ascending("entry.topics"), BEGINNING)
                .stream()
                .flatMap(group -> group.state().topics().stream())
                .filter(topic -> topic.startsWith(words) && wanted.test(topic))
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    /** Groups whose clock has a step to take, or of which a change is due that has waited; the longest overdue first. */
    public List<Stored<Group>> due(Instant now, int limit) {
        return groups.find(
                or(lte("freshness.nextStepAt", now), lte("pending.effectiveAt", now)),
                ascending("freshness.nextStepAt"),
                limit);
    }

    /**
     * Registers a group; the same id again answers the group that is there.
     *
     * @param by the member who answers for it from now on; null for nobody
     * @throws Problem 409 if the slug that is asked for is taken
     */
    public Stored<Group> register(String id, Said said, @Nullable String by) {
        var now = clock.instant();
        var slug = said.slug();
        var wanted = slug == null ? Slugs.of(said.entry().name()) : slug;
        for (var attempt = 1; attempt <= SLUG_ATTEMPTS; attempt++) {
            var tried = attempt == 1 ? wanted : wanted + "-" + attempt;
            try {
                return create(id, began(tried, said, by, now, null));
            } catch (AlreadyExists taken) {
                var same = groups.find(id);
                if (same.isPresent()) {
                    return same.get();
                }
                if (slug != null) {
                    throw slugTaken(slug);
                }
            }
        }
        throw Problem.conflict("slug-taken", "This address is taken", "Give the group a slug of its own.");
    }

    /** Its slug may have led to another group until now. */
    private Stored<Group> create(String id, Group group) {
        var created = groups.create(id, group);
        changed.accept(created);
        return created;
    }

    private Group began(String slug, Said said, @Nullable String by, Instant now, Group.@Nullable Imported imported) {
        var begun = Freshness.begin(said.status(), now, policy.firstStep(now));
        var fresh = by == null || said.status().isSilent() ? begun : begun.confirmed(by, now, policy.firstStep(now));
        return new Group(slug, List.of(), said.entry(), fresh, by, null, null, now, now, null, imported);
    }

    /**
     * Changes what an entry says.
     *
     * @param confirms whether the author is one of the group's own people, whose edit says that the entry is true
     * @throws Problem 409 if the new slug is another group's
     */
    Stored<Group> edit(Stored<Group> before, Said said, String by, String why, boolean confirms) {
        var now = clock.instant();
        var there = before.state();
        var after = there.at(said.slug() == null ? there.slug() : said.slug(), now)
                .saying(said.entry(), now)
                .withFreshness(there.freshness().of(said.status(), now, policy.firstStep(now)));
        if (after.equals(there)) {
            return before;
        }
        var isOver = said.status() == there.status()
                ? there.status() == Freshness.Status.archived
                : said.status().isSilent();
        if (confirms && !isOver) {
            after = after.withFreshness(after.freshness().confirmed(by, now, policy.firstStep(now)));
        }
        return save(before, after, by, why);
    }

    /** One of the group's people says that the entry is true. */
    public Stored<Group> confirm(String groupId, String memberId) {
        var now = clock.instant();
        return change(
                        groupId,
                        memberId,
                        "confirmed",
                        group -> group.withFreshness(group.freshness().confirmed(memberId, now, policy.firstStep(now))))
                .orElseThrow(() -> Problem.notFound("group", groupId));
    }

    /**
     * Takes a step of the clock.
     *
     * @throws StaleVersion if the group has changed since it was read, as by another instance's clock
     */
    public Stored<Group> step(Stored<Group> before, FreshnessPolicy.Step step) {
        var freshness = before.state().freshness();
        var status = freshness.status();
        var after =
                switch (step) {
                    case QUIET -> status == Freshness.Status.active ? Freshness.Status.quiet : status;
                    case DORMANT ->
                        status == Freshness.Status.archived ? Freshness.Status.archived : Freshness.Status.dormant;
                    case ARCHIVE -> Freshness.Status.archived;
                    case ASK, REMIND, REMIND_AGAIN, TELL_OTHERS -> status;
                };
        var stepped = freshness.stepped(after, policy.after(step, clock.instant()));
        return save(before, before.state().withFreshness(stepped), Revision.CLOCK, "nobody confirmed the entry");
    }

    /**
     * Lets a change that has waited take effect: unless whoever asked for it no longer looks after the group, and not for an owner who
     * no longer does.
     */
    public Stored<Group> settle(Stored<Group> before, Predicate<String> isOrganizer) {
        var pending = Objects.requireNonNull(before.state().pending());
        var now = clock.instant();
        var url = pending.url();
        var after = before.state().withPending(null);
        if (!isOrganizer.test(pending.by())) {
            return save(before, after, pending.by(), "");
        }
        if (url != null) {
            after = after.saying(after.entry().withUrl(url.isEmpty() ? null : url), now);
        }
        if (pending.ownerId() != null && isOrganizer.test(pending.ownerId())) {
            after = after.ownedBy(pending.ownerId());
        }
        return save(before, after, pending.by(), "nobody objected");
    }

    /** Changes a group whatever its version, reading it again for as long as others get in between. */
    public Optional<Stored<Group>> change(String groupId, String by, String why, UnaryOperator<Group> change) {
        for (var attempt = 1; ; attempt++) {
            var before = groups.find(groupId);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(save(before.get(), change.apply(before.get().state()), by, why));
            } catch (StaleVersion stale) {
                if (attempt == CHANGE_ATTEMPTS) {
                    throw stale;
                }
            }
        }
    }

    /** The groups that a member answers for, at most 1,000. */
    List<Stored<Group>> ownedBy(String memberId) {
        return groups.find(eq("ownerId", memberId), ascending("slug"), OWNED);
    }

    /** Takes note that a website was shown to be a group's own. */
    public void verify(String groupId, Group.Verified site) {
        change(groupId, site.memberId(), "", group -> group.withVerified(site));
    }

    /** Takes note of what was seen when a website was looked at again, unless somebody has shown it anew meanwhile. */
    public void verifyAgain(String groupId, Group.Verified before, Group.@Nullable Verified site) {
        change(
                groupId,
                before.memberId(),
                "",
                group -> before.equals(group.verified()) ? group.withVerified(site) : group);
    }

    /** Groups whose website is to be looked at again. */
    public List<Stored<Group>> verifiedUntil(Instant now, int limit) {
        return groups.find(lte("verified.until", now), ascending("verified.until"), limit);
    }

    /** Lets somebody answer for the entry, or nobody. */
    public void giveTo(String groupId, @Nullable String memberId, String by, String why) {
        change(groupId, by, why, group -> group.ownedBy(memberId));
    }

    /**
     * Lets a member answer for the entry and confirms it for them, if the group is still free for them at that very moment. Answers
     * whether it was.
     */
    public boolean giveIfFree(String groupId, String memberId, String by, String why, Predicate<Group> isFree) {
        var now = clock.instant();
        var isGiven = new AtomicBoolean();
        change(groupId, by, why, group -> {
            isGiven.set(isFree.test(group));
            return isGiven.get()
                    ? group.ownedBy(memberId)
                            .withFreshness(group.freshness().confirmed(memberId, now, policy.firstStep(now)))
                    : group;
        });
        return isGiven.get();
    }

    /** Says what is known of a group's life, for a coordinator or a decision. */
    public Optional<Stored<Group>> setStatus(String groupId, Freshness.Status status, String by, String why) {
        var now = clock.instant();
        return change(
                groupId,
                by,
                why,
                group -> group.withFreshness(group.freshness().of(status, now, policy.firstStep(now))));
    }

    /**
     * Lets a group's entry say what a merge has made of it and of another's, whose slugs lead to it from now on.
     *
     * @param merge makes the entry of the one there is
     */
    public Optional<Stored<Group>> absorb(
            String groupId, Group other, UnaryOperator<Entry> merge, String by, String why) {
        var now = clock.instant();
        return change(groupId, by, why, group -> group.alsoAt(other, now).saying(merge.apply(group.entry()), now));
    }

    /** Groups of which a change waits, the longest waiting first. */
    public List<Stored<Group>> withPending(int limit) {
        return groups.find(exists("pending.effectiveAt"), ascending("pending.effectiveAt"), limit);
    }

    /** Quiet groups that become dormant before a time, the soonest first. */
    public List<Stored<Group>> dormantBefore(Instant time, int limit) {
        return groups.find(
                and(eq("freshness.status", Freshness.Status.quiet.name()), lte("freshness.nextStepAt", time)),
                ascending("freshness.nextStepAt"),
                limit);
    }

    /** Groups that people have registered since a time, in that order. */
    public List<Stored<Group>> registeredSince(Instant time, int limit) {
        return groups.find(and(gt("registeredAt", time), exists("imported", false)), ascending("registeredAt"), limit);
    }

    /** Groups that name one of these addresses, as their website or a channel. */
    public List<Stored<Group>> naming(Collection<String> urls, int limit) {
        return urls.isEmpty()
                ? List.of()
                : groups.find(or(in("entry.url", urls), in("entry.channels.url", urls)), ascending("slug"), limit);
    }

    void delete(Stored<Group> before) {
        groups.delete(before);
        changed.accept(before);
    }

    /** Names who is told of every group that this instance makes, changes or deletes, as it was and as it is. */
    void onChange(Consumer<Stored<Group>> listener) {
        changed = listener;
    }

    private Stored<Group> save(Stored<Group> before, Group after, String by, String why) {
        if (after.equals(before.state())) {
            return before;
        }
        try {
            var saved = groups.save(before, says(before.state(), after) ? revised(before, after, by, why) : after);
            changed.accept(before);
            changed.accept(saved);
            return saved;
        } catch (AlreadyExists taken) {
            throw slugTaken(after.slug());
        }
    }

    /** Whether a change is one that readers see. */
    private static boolean says(Group before, Group after) {
        return !before.entry().equals(after.entry())
                || !before.slug().equals(after.slug())
                || before.status() != after.status()
                || !Objects.equals(before.ownerId(), after.ownerId());
    }

    private Group revised(Stored<Group> before, Group after, String by, String why) {
        var previous = before.state().revision();
        if (previous == null) {
            // What the entry said at first is written down with its first change: most entries never have one.
            var first = revision(
                    Ids.of(before.id(), "first revision"),
                    before.id(),
                    before.version(),
                    null,
                    before.state().registeredAt(),
                    before.state().imported() == null
                            ? Objects.requireNonNullElse(before.state().ownerId(), "")
                            : Revision.IMPORT,
                    "",
                    before.state());
            revisions.write(first);
            previous = first.id();
        }
        var revision =
                revision(ids.next(), before.id(), before.version() + 1, previous, clock.instant(), by, why, after);
        revisions.write(revision);
        return after.withRevision(revision);
    }

    private static Revision revision(
            String id,
            String groupId,
            long version,
            @Nullable String previous,
            Instant at,
            String by,
            String why,
            Group group) {
        return new Revision(
                id,
                groupId,
                version,
                previous,
                at,
                by,
                why,
                group.slug(),
                group.entry(),
                group.status(),
                group.ownerId());
    }

    private static Problem slugTaken(String slug) {
        return Problem.conflict(
                "slug-taken", "This address is taken", "There is a group “%s” already.".formatted(slug));
    }

    /** What an import did with one entry. */
    public enum Imported {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** People look after the entry: what they say stays. */
        KEPT
    }

    /** The groups that came from entries with these ids, or have or had them as slugs. */
    public List<Stored<Group>> importedAs(Collection<String> importIds) {
        return groups.find(
                or(in("imported.id", importIds), in("slug", importIds), in("formerSlugs", importIds)),
                ascending("slug"),
                2 * importIds.size());
    }

    /**
     * Takes over an entry under an id, which becomes the slug; the same entry again changes nothing.
     *
     * @param digest of what the file said
     * @param there the group that the entry has become before
     * @param isTried whether nothing is to be written, only said
     */
    public Imported takeOver(String id, String digest, Said said, Optional<Stored<Group>> there, boolean isTried) {
        var now = clock.instant();
        var imported = new Group.Imported(id, digest, now);
        if (there.isEmpty()) {
            if (!isTried) {
                create(ids.next(), began(id, said, null, now, imported));
            }
            return Imported.CREATED;
        }
        var before = there.get().state();
        var after = before.saying(said.entry(), now)
                .withFreshness(before.freshness().of(said.status(), now, policy.firstStep(now)));
        var last = before.imported();
        if (last != null && last.digest().equals(digest) || after.equals(before)) {
            return Imported.UNCHANGED;
        }
        if (before.isLookedAfter()) {
            return Imported.KEPT;
        }
        if (!isTried) {
            save(there.get(), after.withImport(imported), Revision.IMPORT, "");
        }
        return Imported.CHANGED;
    }
}
