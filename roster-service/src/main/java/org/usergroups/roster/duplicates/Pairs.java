package org.usergroups.roster.duplicates;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.Problem;

/** Pairs of entries that may be of the same group. A pair is decided once, and what was decided is remembered for ever. */
@Component
public class Pairs {

    private static final int CLOSED = 100_000;
    private static final Duration MERGING = Duration.ofMinutes(2);
    private static final double SUSPECTED = 0.5;
    private static final String REPORTED = "Somebody has reported that these are the same.";
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Pair> pairs;
    private final InstantSource clock;

    Pairs(MongoDatabase database, InstantSource clock) {
        this.pairs = database.getCollection("duplicates", Pair.class);
        this.clock = clock;
        pairs.createIndex(Indexes.ascending("state", "foundAt"));
        pairs.createIndex(Indexes.ascending("a"));
        pairs.createIndex(Indexes.ascending("b"));
    }

    /** Takes note that somebody says two entries are of the same group. */
    public void suspect(String oneId, String otherId) {
        write(oneId, otherId, SUSPECTED, List.of(REPORTED));
    }

    void found(Finder.Candidate candidate) {
        write(candidate.a(), candidate.b(), candidate.score(), candidate.reasons());
    }

    private void write(String oneId, String otherId, double score, List<String> reasons) {
        var isFirst = oneId.compareTo(otherId) < 0;
        var a = isFirst ? oneId : otherId;
        var b = isFirst ? otherId : oneId;
        var id = id(a, b);
        try {
            // A pair that was decided matches neither and is not written again: its id is taken.
            pairs.updateOne(
                    and(eq("_id", id), eq("state", Pair.State.open.name())),
                    combine(
                            set("score", score),
                            set("reasons", reasons),
                            setOnInsert("a", a),
                            setOnInsert("b", b),
                            setOnInsert("foundAt", clock.instant())),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException decided) {
            if (decided.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw decided;
            }
        }
    }

    static String id(String a, String b) {
        return Ids.of("duplicates", a, b);
    }

    /** @throws Problem 404 if there is none */
    Pair get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("pair", id));
    }

    Optional<Pair> find(String id) {
        return Optional.ofNullable(pairs.find(eq("_id", id)).first());
    }

    /** Open pairs, the likeliest first. */
    public List<Pair> open(int limit) {
        return list(eq("state", Pair.State.open.name()), orderBy(descending("score"), ascending("foundAt")), limit);
    }

    public long countOpen() {
        return pairs.countDocuments(eq("state", Pair.State.open.name()));
    }

    /** The open pairs of a group. */
    List<Pair> openOf(String groupId, int limit) {
        return list(
                and(eq("state", Pair.State.open.name()), or(eq("a", groupId), eq("b", groupId))),
                descending("score"),
                limit);
    }

    /** Decides that the two become one. Empty if somebody else has decided meanwhile. */
    Optional<Pair> beginMerge(String id, Pair.Merge merge, String by, String reason) {
        var now = clock.instant();
        return decide(
                id, Pair.State.merging, by, reason, combine(set("merge", merge), set("dueAt", now.plus(MERGING))));
    }

    /** Decides that these are two groups. Empty if somebody else has decided meanwhile. */
    Optional<Pair> keepApart(String id, String by, String reason) {
        return decide(id, Pair.State.different, by, reason, unset("dueAt"));
    }

    private Optional<Pair> decide(String id, Pair.State state, String by, String reason, Bson more) {
        return Optional.ofNullable(pairs.findOneAndUpdate(
                and(eq("_id", id), eq("state", Pair.State.open.name())),
                combine(
                        set("state", state.name()),
                        set("decidedBy", by),
                        set("reason", reason),
                        set("decidedAt", clock.instant()),
                        more),
                AFTER));
    }

    /** A merge that was begun and not finished, for the caller alone for two minutes. */
    Optional<Pair> takeUnfinished() {
        var now = clock.instant();
        return Optional.ofNullable(pairs.findOneAndUpdate(
                and(eq("state", Pair.State.merging.name()), lte("dueAt", now)),
                set("dueAt", now.plus(MERGING)),
                AFTER));
    }

    void end(String id, Pair.State state) {
        pairs.updateOne(eq("_id", id), combine(set("state", state.name()), unset("dueAt")));
    }

    /** Open pairs with a group that is gone need no decision. */
    void forgetOf(String groupId) {
        pairs.updateMany(
                and(eq("state", Pair.State.open.name()), or(eq("a", groupId), eq("b", groupId))),
                set("state", Pair.State.gone.name()));
    }

    /** The groups of open pairs. */
    List<String> groupIds() {
        var open = eq("state", Pair.State.open.name());
        var ids = pairs.distinct("a", open, String.class).into(new ArrayList<>());
        pairs.distinct("b", open, String.class).into(ids);
        return ids.stream().distinct().toList();
    }

    /** What the entries say no longer speaks for these open pairs, and nobody has reported them. */
    void closeUnfound(Set<String> foundIds) {
        var open = list(and(eq("state", Pair.State.open.name()), ne("reasons", REPORTED)), ascending("_id"), CLOSED);
        open.stream().map(Pair::id).filter(id -> !foundIds.contains(id)).forEach(this::forget);
    }

    private void forget(String id) {
        pairs.deleteOne(and(eq("_id", id), eq("state", Pair.State.open.name())));
    }

    /** Forgets what nobody can ask about any more. */
    void forgetGone(Instant before) {
        pairs.deleteMany(and(eq("state", Pair.State.gone.name()), lt("foundAt", before)));
    }

    private List<Pair> list(Bson filter, Bson sort, int limit) {
        return pairs.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    }
}
