package org.usergroups.roster.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.members.PersonalData;

/** Open invitations. Only the hash of a token is kept, so that the store cannot be used to accept one. */
@Component
class Invitations implements PersonalData {

    /**
     * @param tokenHash SHA-256 of the token that is in the mail
     * @param request the request that opened it, if that may be repeated
     */
    public record Invitation(
            @BsonId String tokenHash,
            String groupId,
            String role,
            String invitedBy,
            Instant expiresAt,
            @Nullable String request) {}

    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<Invitation> invitations;
    private final RosterProperties properties;
    private final InstantSource clock;

    Invitations(MongoDatabase database, RosterProperties properties, InstantSource clock) {
        this.invitations = database.getCollection("invitations", Invitation.class);
        this.properties = properties;
        this.clock = clock;
        invitations.createIndex(Indexes.ascending("groupId"));
    }

    /** Opens an invitation and answers its token. */
    String open(String groupId, String role, String invitedBy, @Nullable String request) {
        var token = Secrets.token();
        var expiresAt = clock.instant().plus(properties.invitation().lasts());
        invitations.insertOne(new Invitation(Secrets.hash(token), groupId, role, invitedBy, expiresAt, request));
        return token;
    }

    /** Whether a request has opened an invitation before. */
    boolean isOpened(String request) {
        return invitations.countDocuments(eq("request", request)) > 0;
    }

    Optional<Invitation> find(String token) {
        return Optional.ofNullable(invitations
                .find(and(eq("_id", Secrets.hash(token)), gt("expiresAt", clock.instant())))
                .first());
    }

    /** Closes an invitation; only one caller gets it. */
    Optional<Invitation> close(String token) {
        return Optional.ofNullable(
                invitations.findOneAndDelete(and(eq("_id", Secrets.hash(token)), gt("expiresAt", clock.instant()))));
    }

    long openFor(String groupId) {
        return invitations.countDocuments(and(eq("groupId", groupId), gt("expiresAt", clock.instant())));
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

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        invitations.deleteMany(lt("expiresAt", clock.instant()));
    }
}
