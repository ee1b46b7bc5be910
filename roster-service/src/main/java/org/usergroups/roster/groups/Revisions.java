package org.usergroups.roster.groups;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Stored;

/**
 * The history of all groups. A revision is written before the change that it tells; the group then names its newest one, and each
 * names the one before it. So what is not in that chain never happened: a change that was lost to another one or to a crash.
 */
@Component
class Revisions implements PartOfGroup {

    private final MongoCollection<Revision> revisions;
    private final InstantSource clock;
    private final Ids ids;

    Revisions(MongoDatabase database, InstantSource clock, Ids ids) {
        this.revisions = database.getCollection("revisions", Revision.class);
        this.clock = clock;
        this.ids = ids;
        revisions.createIndex(Indexes.ascending("groupId", "version"));
        revisions.createIndex(Indexes.ascending("at"));
    }

    /** Writes down a change if it is one that readers see; answers the group that is to be saved, which names the revision. */
    Group tell(Stored<Group> before, Group after, String by, String why) {
        var there = before.state();
        var isSeen = !there.entry().equals(after.entry())
                || !there.slug().equals(after.slug())
                || there.status() != after.status()
                || !Objects.equals(there.ownerId(), after.ownerId());
        return isSeen ? tellOf(before, after, by, why) : after;
    }

    /** Writes down what is no change of the entry; answers the group that is to be saved, which names the revision. */
    Group note(Stored<Group> before, String by, String why) {
        return tellOf(before, before.state(), by, why);
    }

    private Group tellOf(Stored<Group> before, Group after, String by, String why) {
        var there = before.state();
        var previous = there.revision() == null ? first(before) : there.revision();
        var revision = new Revision(
                ids.next(),
                before.id(),
                before.version() + 1,
                previous,
                clock.instant(),
                by,
                why,
                after.slug(),
                after.entry(),
                after.status(),
                after.ownerId());
        write(revision);
        return after.withRevision(revision);
    }

    /** What an entry said at first is written down with its first change: most entries never have one. */
    private String first(Stored<Group> before) {
        var there = before.state();
        var author = there.imported() == null ? Objects.requireNonNullElse(there.ownerId(), "") : Revision.IMPORT;
        var first = new Revision(
                Ids.of(before.id(), "first revision"),
                before.id(),
                before.version(),
                null,
                there.registeredAt(),
                author,
                "",
                there.slug(),
                there.entry(),
                there.status(),
                there.ownerId());
        write(first);
        return first.id();
    }

    private void write(Revision revision) {
        revisions.replaceOne(eq("_id", revision.id()), revision, new ReplaceOptions().upsert(true));
    }

    Optional<Revision> find(String groupId, String id) {
        return Optional.ofNullable(
                revisions.find(and(eq("_id", id), eq("groupId", groupId))).first());
    }

    /** The revisions of a group from this one back, the newest first. */
    List<Revision> from(String groupId, @Nullable String newest, int limit) {
        var chain = new ArrayList<Revision>();
        var first = newest == null ? null : find(groupId, newest).orElse(null);
        if (first == null) {
            return chain;
        }
        var next = first.id();
        for (var revision : revisions
                .find(and(eq("groupId", groupId), lte("version", first.version())))
                .sort(descending("version"))) {
            if (revision.id().equals(next)) {
                chain.add(revision);
                next = revision.previous();
                if (next == null || chain.size() == limit) {
                    break;
                }
            }
        }
        return chain;
    }

    /** What people have written since a time, the newest first. Also what never happened: {@link #from} tells. */
    List<Revision> since(Instant time, int limit) {
        return revisions
                .find(and(gt("at", time), nin("by", Revision.NO_EDITS)))
                .sort(descending("at"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public void deleteAllOf(String groupId) {
        revisions.deleteMany(eq("groupId", groupId));
    }

    @Override
    public List<String> groupIds() {
        return revisions.distinct("groupId", String.class).into(new ArrayList<>());
    }
}
