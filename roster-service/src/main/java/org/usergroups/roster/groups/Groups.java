package org.usergroups.roster.groups;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;

/** All groups. */
@Component
public class Groups {

    private static final int SLUG_ATTEMPTS = 50;

    private final Aggregates<Group> groups;
    private final InstantSource clock;
    private final Ids ids;

    Groups(Outbox outbox, InstantSource clock, Ids ids) {
        this.groups = outbox.aggregates("groups", Group.class, GroupEvents.TOPIC)
                .unique("slug")
                .indexed("country", "slug")
                .indexed("imported.id");
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws Problem 404 if there is none */
    public Stored<Group> get(String slugOrId) {
        return find(slugOrId).orElseThrow(() -> Problem.notFound("group", slugOrId));
    }

    public Optional<Stored<Group>> find(String slugOrId) {
        return Ids.isId(slugOrId) ? groups.find(slugOrId) : groups.findOne(eq("slug", slugOrId));
    }

    public List<Stored<Group>> withIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : groups.find(in("_id", ids), ascending("slug"), ids.size());
    }

    /** Groups in the order of their slugs, after a slug, of one country or of all. */
    List<Stored<Group>> list(@Nullable String country, @Nullable String afterSlug, int limit) {
        Bson filter = country == null ? exists("slug") : eq("country", country);
        return groups.find(afterSlug == null ? filter : and(filter, gt("slug", afterSlug)), ascending("slug"), limit);
    }

    /**
     * Registers a group; the same id again answers the group that is there.
     *
     * @throws Problem 409 if the form asks for a slug that is taken
     */
    Stored<Group> register(String id, GroupForm form) {
        var now = clock.instant();
        var slug = form.slug() == null ? Slugs.of(String.valueOf(form.name())) : form.slug();
        for (var attempt = 1; attempt <= SLUG_ATTEMPTS; attempt++) {
            var tried = attempt == 1 ? slug : slug + "-" + attempt;
            try {
                return groups.create(id, form.toGroup(tried, now, now, null));
            } catch (AlreadyExists taken) {
                var same = groups.find(id);
                if (same.isPresent()) {
                    return same.get();
                }
                if (form.slug() != null) {
                    throw Problem.conflict(
                            "slug-taken", "This address is taken", "There is a group “%s” already.".formatted(slug));
                }
            }
        }
        throw Problem.conflict("slug-taken", "This address is taken", "Give the group a slug of its own.");
    }

    Stored<Group> edit(Stored<Group> before, GroupForm form) {
        var slug = form.slug() == null ? before.state().slug() : form.slug();
        var after = form.toGroup(
                slug,
                before.state().registeredAt(),
                clock.instant(),
                before.state().imported());
        return after.saysTheSameAs(before.state()) ? before : groups.save(before, after);
    }

    void delete(Stored<Group> before) {
        groups.delete(before);
    }

    /** What an import did with one entry. */
    public enum Imported {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** People look after the entry: what they say stays. */
        KEPT
    }

    /** Takes over an entry under its id, which becomes the slug; the same entry again changes nothing. */
    public Imported takeOver(GroupForm form) {
        var id = java.util.Objects.requireNonNull(form.slug());
        var now = clock.instant();
        var imported = new Group.Imported(id, Secrets.hash(form.toString()), now);
        var before = groups.findOne(eq("imported.id", id)).or(() -> groups.findOne(eq("slug", id)));
        if (before.isEmpty()) {
            groups.create(ids.next(), form.toGroup(id, now, now, imported));
            return Imported.CREATED;
        }
        var there = before.get().state();
        var last = there.imported();
        var after = form.toGroup(there.slug(), there.registeredAt(), now, imported);
        if (last != null && last.digest().equals(imported.digest()) || after.saysTheSameAs(there)) {
            return Imported.UNCHANGED;
        }
        if (there.isLookedAfter()) {
            return Imported.KEPT;
        }
        groups.save(before.get(), after);
        return Imported.CHANGED;
    }
}
