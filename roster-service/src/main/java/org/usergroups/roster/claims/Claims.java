package org.usergroups.roster.claims;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.PartOfGroup;
import org.usergroups.roster.members.PersonalData;

/** All claims. An open one is decided once, whoever tries at the same moment. */
@Component
class Claims implements PartOfGroup, PersonalData {

    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Claim> claims;

    Claims(MongoDatabase database) {
        this.claims = database.getCollection("claims", Claim.class);
        claims.createIndex(
                Indexes.ascending("openKey"), new IndexOptions().unique(true).sparse(true));
        claims.createIndex(Indexes.ascending("groupId"));
        claims.createIndex(Indexes.ascending("state", "coordinatorsFrom"));
    }

    /** @throws Problem 409 if the member has an open claim of the group */
    void open(Claim claim) {
        try {
            claims.insertOne(claim);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw Problem.conflict(
                        "claimed", "You have asked already", "Your request is open; its page says what comes next.");
            }
            throw failed;
        }
    }

    /** @throws Problem 404 if there is none */
    Claim get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("claim", id));
    }

    Optional<Claim> find(String id) {
        return Optional.ofNullable(claims.find(eq("_id", id)).first());
    }

    /** The claims of a member, the newest first. */
    List<Claim> by(String memberId, int limit) {
        return list(eq("memberId", memberId), descending("openedAt"), limit);
    }

    /** The open claims of a group. */
    List<Claim> openFor(String groupId, int limit) {
        return list(and(eq("groupId", groupId), eq("state", Claim.State.open.name())), ascending("openedAt"), limit);
    }

    /** The open claims that coordinators decide, those that have waited longest first. */
    List<Claim> forCoordinators(Instant now, int limit) {
        return list(
                and(eq("state", Claim.State.open.name()), lte("coordinatorsFrom", now)), ascending("openedAt"), limit);
    }

    /** The open claims of which something is due. */
    List<Claim> due(Instant now, int limit) {
        return list(
                and(
                        eq("state", Claim.State.open.name()),
                        or(
                                lte("endsAt", now),
                                and(lte("coordinatorsFrom", now), eq("isEscalated", false)),
                                eq("kind", Claim.Kind.succession.name()))),
                ascending("openedAt"),
                limit);
    }

    /** Marks that coordinators have been told. Answers whether it was this caller who did. */
    boolean escalate(String id) {
        return claims.updateOne(
                                and(eq("_id", id), eq("state", Claim.State.open.name()), eq("isEscalated", false)),
                                set("isEscalated", true))
                        .getModifiedCount()
                > 0;
    }

    void prove(String id, Claim.Proof proof) {
        claims.updateOne(and(eq("_id", id), eq("state", Claim.State.open.name())), set("proof", proof));
    }

    /** Ends an open claim. Answers it as it is then, or empty if it was ended before. */
    Optional<Claim> end(String id, Claim.State state, @Nullable String by, String reason, Instant now) {
        var ended = combine(
                set("state", state.name()),
                set("decidedBy", by),
                set("reason", reason),
                set("decidedAt", now),
                unset("openKey"));
        return Optional.ofNullable(claims.findOneAndUpdate(
                and(eq("_id", id), eq("state", Claim.State.open.name())), ended, AFTER));
    }

    private List<Claim> list(Bson filter, Bson sort, int limit) {
        return claims.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    }

    @Override
    public void deleteAllOf(String groupId) {
        claims.deleteMany(eq("groupId", groupId));
    }

    @Override
    public String name() {
        return "claims";
    }

    @Override
    public List<Claim> export(String memberId) {
        return by(memberId, 1_000);
    }

    @Override
    public void erase(String memberId) {
        claims.deleteMany(eq("memberId", memberId));
    }

    @Override
    public List<String> groupIds() {
        return claims.distinct("groupId", String.class).into(new ArrayList<>());
    }
}
