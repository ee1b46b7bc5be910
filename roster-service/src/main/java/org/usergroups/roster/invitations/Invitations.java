package org.usergroups.roster.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.PartOfGroup;
import org.usergroups.roster.members.PersonalData;

/** Open invitations. Only the hash of a token is kept, so that the store cannot be used to accept one. */
@Component
public class Invitations implements PersonalData, PartOfGroup {

    /**
     * @param tokenHash SHA-256 of the token that is in the mail
     * @param id by which the group's organizers know it
     * @param request the request that opened it, if that may be repeated
     * @param laterTokenHashes of the tokens of later mails of the same request
     * @param takenBy the member who is accepting it
     */
    public record Invitation(
            @BsonId String tokenHash,
            String id,
            String groupId,
            String role,
            String invitedBy,
            Instant openedAt,
            Instant expiresAt,
            @Nullable String request,
            List<String> laterTokenHashes,
            @Nullable String takenBy) {

        public Invitation {
            laterTokenHashes = laterTokenHashes == null ? List.of() : List.copyOf(laterTokenHashes);
        }
    }

    private static final int SHOWN = 100;
    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<Invitation> invitations;
    private final RosterProperties properties;
    private final InstantSource clock;
    private final Ids ids;

    Invitations(MongoDatabase database, RosterProperties properties, InstantSource clock, Ids ids) {
        this.invitations = database.getCollection("invitations", Invitation.class);
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
        invitations.createIndex(Indexes.ascending("groupId"));
        invitations.createIndex(Indexes.ascending("request"));
        invitations.createIndex(Indexes.ascending("laterTokenHashes"));
    }

    /** Opens an invitation and answers its token. */
    public String open(String groupId, String role, String invitedBy, @Nullable String request) {
        var token = Secrets.token();
        var now = clock.instant();
        invitations.insertOne(new Invitation(
                Secrets.hash(token),
                ids.next(),
                groupId,
                role,
                invitedBy,
                now,
                now.plus(properties.invitation().lasts()),
                request,
                List.of(),
                null));
        return token;
    }

    /** Opens an invitation, or answers another token of the one that the same request has opened: whichever mail arrives, its link works. */
    public String openOrAgain(String groupId, String role, String invitedBy, String request) {
        var token = Secrets.token();
        var there = invitations.updateOne(
                and(eq("request", request), eq("groupId", groupId)),
                combine(
                        push("laterTokenHashes", Secrets.hash(token)),
                        set(
                                "expiresAt",
                                Date.from(clock.instant()
                                        .plus(properties.invitation().lasts())))));
        return there.getMatchedCount() > 0 ? token : open(groupId, role, invitedBy, request);
    }

    /** Whether a request has opened an invitation before. */
    boolean isOpened(String request) {
        return invitations.countDocuments(eq("request", request)) > 0;
    }

    Optional<Invitation> find(String token) {
        return Optional.ofNullable(invitations
                .find(and(isOf(token), gt("expiresAt", clock.instant())))
                .first());
    }

    /** Keeps an open invitation for the first member who accepts it; after a crash the same member gets it again. */
    Optional<Invitation> take(String token, String memberId) {
        return Optional.ofNullable(invitations.findOneAndUpdate(
                and(isOf(token), gt("expiresAt", clock.instant()), in("takenBy", null, memberId)),
                set("takenBy", memberId)));
    }

    void close(String token) {
        invitations.deleteOne(isOf(token));
    }

    private static Bson isOf(String token) {
        var hash = Secrets.hash(token);
        return or(eq("_id", hash), eq("laterTokenHashes", hash));
    }

    /** The open invitations of a group, the newest first. */
    List<Invitation> openFor(String groupId) {
        return invitations
                .find(and(eq("groupId", groupId), gt("expiresAt", clock.instant())))
                .sort(descending("openedAt"))
                .limit(SHOWN)
                .into(new ArrayList<>());
    }

    /** Takes back an open invitation of a group. Answers whether there was one. */
    boolean withdraw(String groupId, String id) {
        return invitations.deleteOne(and(eq("groupId", groupId), eq("id", id))).getDeletedCount() > 0;
    }

    /** Takes back what somebody who no longer looks after a group has opened for it. */
    public void withdrawAllBy(String memberId, String groupId) {
        invitations.deleteMany(and(eq("groupId", groupId), eq("invitedBy", memberId)));
    }

    /** An open invitation as the one who opened it may have it: not whom it went to, which is not kept. */
    record Opened(String groupId, String role, Instant expiresAt) {}

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public List<Opened> export(String memberId) {
        return invitations
                .find(and(eq("invitedBy", memberId), gt("expiresAt", clock.instant())))
                .map(invitation -> new Opened(invitation.groupId(), invitation.role(), invitation.expiresAt()))
                .into(new ArrayList<>());
    }

    @Override
    public void erase(String memberId) {
        invitations.deleteMany(eq("invitedBy", memberId));
    }

    @Override
    public void deleteAllOf(String groupId) {
        invitations.deleteMany(eq("groupId", groupId));
    }

    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        invitations.updateMany(eq("groupId", fromGroupId), set("groupId", toGroupId));
    }

    @Override
    public List<String> groupIds() {
        return invitations.distinct("groupId", String.class).into(new ArrayList<>());
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        invitations.deleteMany(lt("expiresAt", clock.instant()));
    }
}
