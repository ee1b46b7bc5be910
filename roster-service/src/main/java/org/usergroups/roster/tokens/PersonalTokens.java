package org.usergroups.roster.tokens;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.members.PersonalData;

/** The personal access tokens of members, in MongoDB: of each only its hash is kept. */
@Component
class PersonalTokens implements PersonalData {

    static final int AT_ONCE = 50;
    private static final long CLEANING_MILLIS = 3_600_000;

    /**
     * @param id names the token in lists and in what is made from it
     * @param lastUsedOn the last day (UTC) on which it was used
     */
    public record PersonalToken(
            @BsonId String tokenHash,
            String id,
            String memberId,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable LocalDate lastUsedOn) {}

    /** A token that was just made; its text is known now and never again. */
    record Made(String text, PersonalToken token) {}

    private final MongoCollection<PersonalToken> tokens;
    private final InstantSource clock;
    private final Ids ids;

    PersonalTokens(MongoDatabase database, InstantSource clock, Ids ids) {
        this.tokens = database.getCollection("personalTokens", PersonalToken.class);
        this.clock = clock;
        this.ids = ids;
        tokens.createIndex(Indexes.ascending("memberId"));
    }

    Made make(String memberId, String name, List<String> scopes, Instant expiresAt) {
        var text = TokenText.make();
        var token = new PersonalToken(
                Secrets.hash(text), ids.next(), memberId, name, scopes, clock.instant(), expiresAt, null);
        tokens.insertOne(token);
        return new Made(text, token);
    }

    /** The tokens of a member that have not expired, the newest first. */
    List<PersonalToken> of(String memberId) {
        return tokens.find(and(eq("memberId", memberId), gt("expiresAt", clock.instant())))
                .sort(Sorts.descending("createdAt"))
                .into(new ArrayList<>());
    }

    /** The token with this text, if it is one and neither revoked nor expired; notes the day of its use. */
    Optional<PersonalToken> use(String text) {
        if (!TokenText.isWhole(text)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hash = Secrets.hash(text);
        var token = tokens.find(and(eq(hash), gt("expiresAt", now))).first();
        if (token == null) {
            return Optional.empty();
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(token.lastUsedOn())) {
            tokens.updateOne(and(eq(hash), ne("lastUsedOn", today)), Updates.set("lastUsedOn", today));
        }
        return Optional.of(token);
    }

    /** Revokes a token; false if the member has no such token. */
    boolean revoke(String memberId, String id) {
        return tokens.deleteOne(and(eq("memberId", memberId), eq("id", id))).getDeletedCount() > 0;
    }

    @Override
    public String name() {
        return "personalAccessTokens";
    }

    @Override
    public List<TokenView> export(String memberId) {
        return of(memberId).stream().map(TokenView::of).toList();
    }

    @Override
    public void erase(String memberId) {
        tokens.deleteMany(eq("memberId", memberId));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        tokens.deleteMany(lt("expiresAt", clock.instant()));
    }
}
