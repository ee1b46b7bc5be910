package org.usergroups.roster.claims;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
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

    private static final int OPEN_OF_MEMBER = 5;
    private static final int OPEN_OF_GROUP = 20;

    private final MongoCollection<Claim> claims;

    Claims(MongoDatabase database) {
        this.claims = database.getCollection("claims", Claim.class);
        claims.createIndex(
                Indexes.ascending("openKey"), new IndexOptions().unique(true).sparse(true));
        claims.createIndex(Indexes.ascending("groupId"));
        claims.createIndex(Indexes.ascending("memberId"));
        claims.createIndex(Indexes.ascending("state", "coordinatorsFrom"));
        claims.createIndex(Indexes.ascending("lookAt"));
    }

    static String openKey(String groupId, String memberId) {
        return groupId + " " + memberId;
    }

    /**
     * @throws Problem 409 if the member has an open claim of the group
     * @throws Problem 429 if the member, or the group, has as many open ones as may be
     */
    void open(Claim claim) {
        insert(claim);
        // Counted when it is there, so that the bound holds for requests at the same moment, too.
        var ofMember = claims.countDocuments(and(eq("memberId", claim.memberId()), isOpen()));
        var ofGroup = claims.countDocuments(and(eq("groupId", claim.groupId()), isOpen()));
        if (ofMember > OPEN_OF_MEMBER || ofGroup > OPEN_OF_GROUP) {
            claims.deleteOne(eq("_id", claim.id()));
            throw Problem.tooMany(
                    ofMember > OPEN_OF_MEMBER
                            ? "You have %d open requests. Wait for one of them, or take it back."
                                    .formatted(OPEN_OF_MEMBER)
                            : "Many people ask to look after this group. Try again when some of them have been answered.");
        }
    }

    private static Bson isOpen() {
        return eq("state", Claim.State.open.name());
    }

    private void insert(Claim claim) {
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
        return list(and(eq("groupId", groupId), isOpen()), ascending("openedAt"), limit);
    }

    /** The open claims that coordinators decide, those that have waited longest first. */
    List<Claim> forCoordinators(Instant now, int limit) {
        return list(and(isOpen(), lte("coordinatorsFrom", now)), ascending("openedAt"), limit);
    }

    /** The claims that the clock has something to do about, the longest overdue first. */
    List<Claim> due(Instant now, int limit) {
        return list(lte("lookAt", now), ascending("lookAt"), limit);
    }

    Optional<Claim> openOf(String groupId, String memberId) {
        return Optional.ofNullable(
                claims.find(eq("openKey", openKey(groupId, memberId))).first());
    }

    /** Whether somebody has refused a member a group since then. */
    boolean isRefusedSince(String groupId, String memberId, Instant since) {
        return claims.countDocuments(and(
                        eq("groupId", groupId),
                        eq("memberId", memberId),
                        eq("state", Claim.State.refused.name()),
                        exists("decidedBy"),
                        ne("decidedBy", null),
                        gt("decidedAt", since)))
                > 0;
    }

    /** Whether a member's claim of a group has been granted. */
    boolean isGranted(String groupId, String memberId) {
        return claims.countDocuments(
                        and(eq("groupId", groupId), eq("memberId", memberId), eq("state", Claim.State.granted.name())))
                > 0;
    }

    /** Takes note of a proof. Answers the claim as it is then, or empty if it is no longer open. */
    Optional<Claim> prove(String id, Claim.Proof proof) {
        return changed(and(eq("_id", id), isOpen()), set("proof", proof));
    }

    /** Lets the clock look at an open claim then. */
    void lookAt(String id, Instant then) {
        claims.updateOne(and(eq("_id", id), isOpen()), set("lookAt", then));
    }

    /**
     * Ends an open claim. Answers it as it is then, or empty if it was ended before.
     *
     * @param lookAt when the clock makes up for what follows from it, if whoever ends it is stopped before
     */
    Optional<Claim> end(
            String id,
            Claim.State state,
            @Nullable String by,
            boolean isByOrganizer,
            String reason,
            Instant now,
            Instant lookAt) {
        return changed(
                and(eq("_id", id), isOpen()),
                combine(
                        set("state", state.name()),
                        set("decidedBy", by),
                        set("isByOrganizer", isByOrganizer),
                        set("reason", reason),
                        set("decidedAt", now),
                        set("lookAt", lookAt),
                        unset("openKey")));
    }

    /** Turns a grant that cannot be carried out into a refusal. */
    Optional<Claim> overrule(String id, String reason) {
        return changed(
                and(eq("_id", id), eq("state", Claim.State.granted.name()), exists("lookAt")),
                combine(set("state", Claim.State.refused.name()), set("reason", reason), unset("decidedBy")));
    }

    /** All that follows from a claim's end is done. */
    void done(String id) {
        claims.updateOne(and(eq("_id", id), ne("state", Claim.State.open.name())), unset("lookAt"));
    }

    private Optional<Claim> changed(Bson filter, Bson change) {
        return Optional.ofNullable(claims.findOneAndUpdate(filter, change, AFTER));
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

    /** A claim as the one who made it may have it: not who decided it. */
    record Asked(
            String groupId,
            String why,
            Claim.State state,
            Instant openedAt,
            Claim.@Nullable Proof proof,
            @Nullable String reason) {}

    @Override
    public List<Asked> export(String memberId) {
        return by(memberId, 1_000).stream()
                .map(claim -> new Asked(
                        claim.groupId(), claim.why(), claim.state(), claim.openedAt(), claim.proof(), claim.reason()))
                .toList();
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
