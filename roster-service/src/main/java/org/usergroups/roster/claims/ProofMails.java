package org.usergroups.roster.claims;

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
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Mailer;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.Secrets;

/** Mails to addresses of a group's own domain. Whoever answers one shows that they can read mail there; the address is not kept. */
@Component
class ProofMails {

    /** Public, since the driver's codec reads it by reflection. */
    public record ProofMail(
            @BsonId String tokenHash,
            String groupId,
            String memberId,
            String host,
            Instant sentAt,
            Instant expiresAt) {}

    private static final Duration LASTS = Duration.ofDays(2);
    private static final int A_DAY = 3;
    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<ProofMail> mails;
    private final Mailer mailer;
    private final RosterProperties properties;
    private final InstantSource clock;

    ProofMails(MongoDatabase database, Mailer mailer, RosterProperties properties, InstantSource clock) {
        this.mails = database.getCollection("proofMails", ProofMail.class);
        this.mailer = mailer;
        this.properties = properties;
        this.clock = clock;
        mails.createIndex(Indexes.ascending("groupId"));
    }

    /** @throws Problem 429 if the group's domain has had three such mails today */
    void send(String address, String groupId, String groupName, String memberId, String memberName, String host) {
        var now = clock.instant();
        if (mails.countDocuments(and(eq("groupId", groupId), gt("sentAt", now.minus(Duration.ofDays(1))))) >= A_DAY) {
            throw Problem.tooMany("Three mails were sent to this domain today. Try again tomorrow.");
        }
        var token = Secrets.token();
        mails.insertOne(new ProofMail(Secrets.hash(token), groupId, memberId, host, now, now.plus(LASTS)));
        mailer.send(address, "Does %s look after %s?".formatted(memberName, groupName), """
                %s asks to look after the entry of %s on Usergroups, and says that %s is theirs.

                If that is right, open this page and press the button; it is good for two days:
                %s/sites/mail/%s

                If it is not, do nothing.
                """.formatted(
                        memberName, groupName, host, properties.publicUrl(), token));
    }

    Optional<ProofMail> find(String token) {
        return Optional.ofNullable(mails.find(and(eq("_id", Secrets.hash(token)), gt("expiresAt", clock.instant())))
                .first());
    }

    void forget(String token) {
        mails.deleteOne(eq("_id", Secrets.hash(token)));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetExpired() {
        mails.deleteMany(lt("expiresAt", clock.instant()));
    }
}
