package org.usergroups.roster;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How often something may be asked for: of the same kind at most so many times in each stretch of time. The counts are in MongoDB, so
 * that they hold over all instances, under hashes of what is counted.
 */
@Component
public class Allowance {

    private static final long CLEANING_MILLIS = 3_600_000;

    /** Public, since the driver's codec reads it by reflection. */
    public record Count(@BsonId String keyHash, int times, Instant endsAt) {}

    private final MongoCollection<Count> counts;
    private final InstantSource clock;

    Allowance(MongoDatabase database, InstantSource clock) {
        this.counts = database.getCollection("allowances", Count.class);
        this.clock = clock;
        counts.createIndex(Indexes.ascending("endsAt"));
    }

    /** Counts one time more of what somebody does in a stretch of time; false if there were as many as may be already. */
    public boolean admits(String what, String who, int atMost, Duration stretch) {
        var number = clock.millis() / stretch.toMillis();
        var hash = Secrets.hash("%s %s %d".formatted(what, who, number));
        var endsAt = Instant.ofEpochMilli((number + 1) * stretch.toMillis());
        try {
            return counted(hash, endsAt) <= atMost;
        } catch (MongoWriteException | MongoCommandException raced) {
            if (ErrorCategory.fromErrorCode(raced.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw raced;
            }
            // Another request has begun to count meanwhile.
            return counted(hash, endsAt) <= atMost;
        }
    }

    private int counted(String hash, Instant endsAt) {
        var counted = counts.findOneAndUpdate(
                eq(hash),
                Updates.combine(Updates.inc("times", 1), Updates.set("endsAt", endsAt)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return counted == null ? 1 : counted.times();
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetEnded() {
        counts.deleteMany(lt("endsAt", clock.instant()));
    }
}
