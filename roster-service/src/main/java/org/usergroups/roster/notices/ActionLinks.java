package org.usergroups.roster.notices;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Secrets;

/**
 * Links in mails that let one person do one thing without signing in. Only the hash of a token is kept. A link may be used again
 * until it is too old: what it does is the same the second time.
 */
@Component
public class ActionLinks {

    /** Public, since the driver's codec reads it by reflection. */
    public record ActionLink(
            @BsonId String tokenHash, String purpose, String groupId, String memberId, Instant expiresAt) {}

    private static final Duration LASTS = Duration.ofDays(90);
    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<ActionLink> links;
    private final InstantSource clock;

    ActionLinks(MongoDatabase database, InstantSource clock) {
        this.links = database.getCollection("actionLinks", ActionLink.class);
        this.clock = clock;
        links.createIndex(Indexes.ascending("expiresAt"));
    }

    /** The token of a new link. */
    String open(Notice.Action action, String memberId) {
        var token = Secrets.token();
        links.insertOne(new ActionLink(
                Secrets.hash(token),
                action.purpose(),
                action.groupId(),
                memberId,
                clock.instant().plus(LASTS)));
        return token;
    }

    public Optional<ActionLink> find(String token, String purpose) {
        return Optional.ofNullable(links.find(
                        and(eq("_id", Secrets.hash(token)), eq("purpose", purpose), gt("expiresAt", clock.instant())))
                .first());
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        links.deleteMany(lt("expiresAt", clock.instant()));
    }
}
