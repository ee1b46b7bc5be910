package org.usergroups.roster.mentors;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;

/** Which mentors have said no to whom, also after the question has ended: they are not asked by the same person again. */
@Component
class Refusals {

    /** Public, since the driver's codec reads it by reflection. */
    public record Refusal(@BsonId String id, String askerId, String mentorId, Instant at) {}

    private static final Duration KEPT = Duration.ofDays(800);
    private static final long CLEANING_MILLIS = 3_600_000;
    private static final int OF_ONE = 1_000;

    private final MongoCollection<Refusal> refusals;
    private final InstantSource clock;

    Refusals(MongoDatabase database, InstantSource clock) {
        this.refusals = database.getCollection("mentorRefusals", Refusal.class);
        this.clock = clock;
        refusals.createIndex(Indexes.ascending("askerId", "at"));
        refusals.createIndex(Indexes.ascending("mentorId"));
        refusals.createIndex(Indexes.ascending("at"));
    }

    void add(String askerId, String mentorId) {
        var refusal = new Refusal(Ids.of("mentor refusal", askerId, mentorId), askerId, mentorId, clock.instant());
        refusals.replaceOne(eq(refusal.id()), refusal, new ReplaceOptions().upsert(true));
    }

    /** Who has said no to a member, the newest first, at most 1,000. */
    List<String> to(String askerId) {
        return refusals.find(eq("askerId", askerId))
                .sort(descending("at"))
                .limit(OF_ONE)
                .map(Refusal::mentorId)
                .into(new ArrayList<>());
    }

    void forgetAllOf(String memberId) {
        refusals.deleteMany(or(eq("askerId", memberId), eq("mentorId", memberId)));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        refusals.deleteMany(lt("at", Date.from(clock.instant().minus(KEPT))));
    }
}
