package org.usergroups.roster.pins;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;

/** Who has been asked to be introduced to whom, and what they said. */
@Component
class Pairs {

    private static final Duration WAITING = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(800);

    private final MongoCollection<Pair> pairs;
    private final InstantSource clock;

    Pairs(MongoDatabase database, InstantSource clock) {
        this.pairs = database.getCollection("pinPairs", Pair.class);
        this.clock = clock;
        pairs.createIndex(Indexes.ascending("first", "askedAt"));
        pairs.createIndex(Indexes.ascending("second", "askedAt"));
        pairs.createIndex(Indexes.ascending("told"));
    }

    Optional<Pair> find(String id) {
        return Optional.ofNullable(pairs.find(eq(id)).first());
    }

    static String id(Pin one, Pin other) {
        var isFirst = one.id().compareTo(other.id()) < 0;
        return Ids.of("pair", isFirst ? one.id() : other.id(), isFirst ? other.id() : one.id());
    }

    /** Makes two pins a pair, once; whoever is later gets the one that is there. */
    Pair open(Pin one, Pin other, Pin.Common common) {
        var isFirst = one.id().compareTo(other.id()) < 0;
        var pair = new Pair(
                id(one, other),
                isFirst ? one.id() : other.id(),
                isFirst ? other.id() : one.id(),
                isFirst ? common.ofOne() : common.ofOther(),
                isFirst ? common.ofOther() : common.ofOne(),
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                false);
        try {
            pairs.insertOne(pair);
            return pair;
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            return find(pair.id()).orElse(pair);
        }
    }

    /**
     * Writes down what one of the two says. Who has declined, and who has been introduced, does not change that any more.
     *
     * @return the pair as it is then
     */
    Optional<Pair> answer(String id, String pinId, Pair.Answer answer) {
        var pair = find(id).filter(found -> found.isOf(pinId));
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        var isFirst = pair.get().first().equals(pinId);
        var mine = isFirst ? "ofFirst" : "ofSecond";
        var theirs = isFirst ? "ofSecond" : "ofFirst";
        var isOpen = or(
                exists(mine, false),
                and(eq(mine, Pair.Answer.accepted.name()), ne(theirs, Pair.Answer.accepted.name())));
        pairs.updateOne(and(eq(id), isOpen), set(mine, answer.name()));
        return find(id);
    }

    /** How many introductions wait for somebody's answer at a pin, of those from the last 30 days. */
    long waiting(String pinId) {
        var recent = gt("askedAt", Date.from(clock.instant().minus(WAITING)));
        var isOpen = and(
                ne("ofFirst", Pair.Answer.declined.name()),
                ne("ofSecond", Pair.Answer.declined.name()),
                or(exists("ofFirst", false), exists("ofSecond", false)));
        return pairs.countDocuments(and(of(pinId), recent, isOpen));
    }

    /** Those who have both said yes and have not been told of each other. */
    List<Pair> toIntroduce(int limit) {
        return pairs.find(and(
                        eq("told", false),
                        eq("ofFirst", Pair.Answer.accepted.name()),
                        eq("ofSecond", Pair.Answer.accepted.name())))
                .limit(limit)
                .into(new ArrayList<>());
    }

    void told(Pair pair) {
        pairs.updateOne(eq(pair.id()), set("told", true));
    }

    /** Whether a pair was made a moment ago, so that those who are in it may not have been asked. */
    boolean isNew(Pair pair) {
        return pair.askedAt().isAfter(clock.instant().minus(Duration.ofDays(2)));
    }

    void forgetOld() {
        pairs.deleteMany(lt("askedAt", Date.from(clock.instant().minus(KEPT))));
    }

    private static Bson of(String pinId) {
        return or(eq("first", pinId), eq("second", pinId));
    }
}
