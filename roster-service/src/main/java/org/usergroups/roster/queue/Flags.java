package org.usergroups.roster.queue;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What coordinators have looked at and need not see again. */
@Component
class Flags {

    /** Public, since the driver's codec reads it by reflection. */
    public record Seen(@BsonId String flagId, String by, Instant at) {}

    private static final Duration KEPT = Duration.ofDays(400);
    private static final long CLEANING_MILLIS = 86_400_000;

    private final MongoCollection<Seen> seen;
    private final InstantSource clock;

    Flags(MongoDatabase database, InstantSource clock) {
        this.seen = database.getCollection("flagsSeen", Seen.class);
        this.clock = clock;
        seen.createIndex(Indexes.ascending("at"));
    }

    /** Those of some that somebody has looked at. */
    Set<String> seen(Collection<String> flagIds) {
        var found = new HashSet<String>();
        seen.find(in("_id", flagIds)).forEach(one -> found.add(one.flagId()));
        return found;
    }

    /** Answers whether it was this caller who did. */
    boolean lookedAt(String flagId, String by) {
        try {
            seen.insertOne(new Seen(flagId, by, clock.instant()));
            return true;
        } catch (MongoWriteException before) {
            if (before.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw before;
            }
            return false;
        }
    }

    @Scheduled(initialDelay = CLEANING_MILLIS, fixedDelay = CLEANING_MILLIS)
    void forget() {
        seen.deleteMany(lt("at", clock.instant().minus(KEPT)));
    }
}
