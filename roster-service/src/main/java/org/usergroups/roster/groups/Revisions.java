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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The history of all groups. A revision is written before the change that it tells; the group then names its newest one, and each
 * names the one before it. So what is not in that chain never happened: a change that was lost to another one or to a crash.
 */
@Component
class Revisions implements PartOfGroup {

    private final MongoCollection<Revision> revisions;

    Revisions(MongoDatabase database) {
        this.revisions = database.getCollection("revisions", Revision.class);
        revisions.createIndex(Indexes.ascending("groupId", "version"));
        revisions.createIndex(Indexes.ascending("at"));
    }

    void write(Revision revision) {
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
                .find(and(gt("at", time), nin("by", Revision.CLOCK, Revision.IMPORT)))
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
