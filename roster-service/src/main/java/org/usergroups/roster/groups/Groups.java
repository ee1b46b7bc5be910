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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private volatile Consumer<Stored<Group>> changed = group -> {};

    Groups(Outbox outbox, Revisions revisions, FreshnessPolicy policy, InstantSource clock) {
        this.groups = outbox.aggregates("groups", Group.class, GroupEvents.TOPIC)
                .unique("slug")
                .indexed("formerSlugs")
                .indexed("entry.country", "slug")
                .indexed("entry.places.country", "slug")
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

    /** Groups in the order of their slugs, after a slug, of one country, as {@link Selection} means it, or of all. */
    public List<Stored<Group>> list(@Nullable String country, @Nullable String afterSlug, int limit) {
        return selected(new Selection(country, Set.of(), null), afterSlug, limit);
    }

    /** Groups of a selection in the order of their slugs, after a slug. */
    public List<Stored<Group>> selected(Selection selection, @Nullable String afterSlug, int limit) {
        var filters = new ArrayList<Bson>(List.of(afterSlug == null ? exists("slug") : gt("slug", afterSlug)));
        if (selection.country() != null) {
            filters.add(or(eq("entry.country", selection.country()), eq("entry.places.country", selection.country())));
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
    Stored<Group> create(String id, Group group) {
        var created = groups.create(id, group);
        changed.accept(created);
        return created;
    }

    /** Writes new groups together; answers by id why some could not be written. */
    Map<String, RuntimeException> createAll(Map<String, Group> begun) {
        var failures = groups.createAll(begun);
        begun.forEach((id, group) -> {
            if (!failures.containsKey(id)) {
                changed.accept(new Stored<>(id, 1, group));
            }
        });
        return failures;
    }

    /** The groups that match, in the order of their slugs. */
    List<Stored<Group>> matching(Bson filter, int limit) {
        return groups.find(filter, ascending("slug"), limit);
    }

    Group began(String slug, Said said, @Nullable String by, Instant now, Group.@Nullable Imported imported) {
        var begun = policy.begin(said.status(), now);
        var fresh = by == null || said.status().isSilent() ? begun : policy.confirmed(begun, by, now);
        return new Group(slug, List.of(), said.entry(), fresh, by, List.of(), null, now, now, null, imported, null);
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
                .withFreshness(policy.said(there.freshness(), said.status(), now));
        if (after.equals(there)) {
            return before;
        }
        var isOver = said.status() == there.status()
                ? there.status() == Freshness.Status.archived
                : said.status().isSilent();
        if (confirms && !isOver) {
            after = after.withFreshness(policy.confirmed(after.freshness(), by, now));
        }
        return save(before, after, by, why);
    }

    /** Changes a group whatever its version, reading it again for as long as others get in between. */
    public Optional<Stored<Group>> change(String groupId, String by, String why, UnaryOperator<Group> change) {
        return untilSaved(groupId, before -> save(before, change.apply(before.state()), by, why));
    }

    /** Writes a line into a group's history that tells no change of its entry. */
    void note(String groupId, String by, String why) {
        untilSaved(groupId, before -> saveAs(before, revisions.note(before, by, why)));
    }

    private Optional<Stored<Group>> untilSaved(String groupId, UnaryOperator<Stored<Group>> save) {
        for (var attempt = 1; ; attempt++) {
            var before = groups.find(groupId);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            try {
                return before.map(save);
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

    /** Groups whose website is to be looked at again. */
    public List<Stored<Group>> verifiedUntil(Instant now, int limit) {
        return groups.find(lte("verified.until", now), ascending("verified.until"), limit);
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

    /** Active groups that one of their people has confirmed, or whose website is theirs, and that have advice for new organizers. */
    public List<Stored<Group>> withAdvice(int limit) {
        return groups.find(
                and(
                        exists("entry.story.advice"),
                        eq("freshness.status", Freshness.Status.active.name()),
                        or(exists("freshness.confirmedAt"), exists("verified.until"))),
                ascending("slug"),
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

    Stored<Group> save(Stored<Group> before, Group after, String by, String why) {
        return after.equals(before.state()) ? before : saveAs(before, revisions.tell(before, after, by, why));
    }

    private Stored<Group> saveAs(Stored<Group> before, Group after) {
        try {
            var saved = groups.save(before, after);
            changed.accept(before);
            changed.accept(saved);
            return saved;
        } catch (AlreadyExists taken) {
            throw slugTaken(after.slug());
        }
    }

    private static Problem slugTaken(String slug) {
        return Problem.conflict(
                "slug-taken", "This address is taken", "There is a group “%s” already.".formatted(slug));
    }
}
