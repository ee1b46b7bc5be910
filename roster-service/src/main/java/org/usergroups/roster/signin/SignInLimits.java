package org.usergroups.roster.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.RosterProperties;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.members.Accounts;

/**
 * How often somebody may ask for a link or try one within an hour. The counts are in MongoDB, so that they hold over all instances,
 * under hashes of what is counted; an hour begins with the first time.
 */
@Component
public class SignInLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long CLEANING_MILLIS = 600_000;

    /** Public, since the driver's codec reads it by reflection. */
    public record Count(@BsonId String keyHash, int times, Instant endsAt) {}

    private final MongoCollection<Count> counts;
    private final RosterProperties.SignIn limits;
    private final InstantSource clock;

    SignInLimits(MongoDatabase database, RosterProperties properties, InstantSource clock) {
        this.counts = database.getCollection("signInLimits", Count.class);
        this.limits = properties.signIn();
        this.clock = clock;
        counts.createIndex(Indexes.ascending("endsAt"));
    }

    /** Counts a request for a link; false if the address or the network has asked for as many as it may. */
    boolean admitsLink(String email, String client) {
        // Both are counted always, so that the time of the answer does not tell which of them is used up.
        var ofNetwork = count("network " + Network.of(client)) <= limits.linksPerHourOfNetwork();
        var ofAddress = count("address " + Accounts.normalized(email)) <= limits.linksPerHour();
        return ofNetwork && ofAddress;
    }

    /** Counts an attempt to sign in; false if the network has tried as often as it may. */
    boolean admitsAttempt(String client) {
        return count("attempt " + Network.of(client)) <= limits.attemptsPerHourOfNetwork();
    }

    /** Counts something that a network does; false if it has done it more often than that within an hour. */
    public boolean admits(String what, String client, int most) {
        return count(what + " " + Network.of(client)) <= most;
    }

    /** What the network of a client is called where only its hash may be kept. */
    public String network(String client) {
        return Network.of(client);
    }

    /** Counts something that is done in the name of an address; false if that is more often than it may be within an hour. */
    public boolean admitsAddress(String what, String email, int most) {
        return count(what + " address " + Accounts.normalized(email)) <= most;
    }

    private int count(String key) {
        var hash = Secrets.hash(key);
        var running = counted(hash);
        if (running != null) {
            return running.times();
        }
        if (begins(hash)) {
            return 1;
        }
        var begunMeanwhile = counted(hash);
        return begunMeanwhile == null ? 1 : begunMeanwhile.times();
    }

    private @Nullable Count counted(String hash) {
        return counts.findOneAndUpdate(
                and(eq(hash), gt("endsAt", clock.instant())),
                Updates.inc("times", 1),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }

    /** Begins an hour; false if another request has begun it meanwhile. */
    private boolean begins(String hash) {
        var now = clock.instant();
        try {
            counts.findOneAndUpdate(
                    and(eq(hash), lte("endsAt", now)),
                    Updates.combine(Updates.set("times", 1), Updates.set("endsAt", now.plus(HOUR))),
                    new FindOneAndUpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException | MongoCommandException raced) {
            if (!isDuplicate(raced)) {
                throw raced;
            }
            return false;
        }
    }

    private static boolean isDuplicate(MongoServerException failed) {
        return ErrorCategory.fromErrorCode(failed.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetEnded() {
        counts.deleteMany(lt("endsAt", clock.instant()));
    }
}
