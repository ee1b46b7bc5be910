package org.usergroups.roster;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What all instances together do at most once in a while: whoever takes the turn does it. */
@Component
public class Turns {

    /** Public, since the driver's codec reads it by reflection. */
    public record Turn(@BsonId String key, Instant nextAt) {}

    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<Turn> turns;
    private final InstantSource clock;

    Turns(MongoDatabase database, InstantSource clock) {
        this.turns = database.getCollection("turns", Turn.class);
        this.clock = clock;
        turns.createIndex(Indexes.ascending("nextAt"));
    }

    /** Takes a turn; false if somebody has taken it less than {@code pause} ago. */
    public boolean take(String key, Duration pause) {
        var now = clock.instant();
        try {
            turns.findOneAndUpdate(
                    and(eq(key), lte("nextAt", now)),
                    Updates.set("nextAt", now.plus(pause)),
                    new FindOneAndUpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException | MongoCommandException taken) {
            if (ErrorCategory.fromErrorCode(taken.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            return false;
        }
    }

    /** Lets nobody take a turn for so long; one that is further away stays so. */
    public void putOff(String key, Duration pause) {
        turns.updateOne(eq(key), Updates.max("nextAt", clock.instant().plus(pause)), new UpdateOptions().upsert(true));
    }

    /** A turn that may be taken again needs no memory. */
    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forget() {
        turns.deleteMany(lt("nextAt", clock.instant()));
    }
}
