package org.usergroups.roster.letters;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The letters that wait to be sent, and those that have been. Unlike notices they also go to people without an account, and keep neither
 * address nor text: one person's address may be what another is told.
 */
@Component
public class Letters {

    private static final Logger log = LoggerFactory.getLogger(Letters.class);
    private static final Duration SENDING = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 10;
    private static final Duration KEPT = Duration.ofDays(800);
    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<Letter> letters;
    private final InstantSource clock;

    Letters(MongoDatabase database, InstantSource clock) {
        this.letters = database.getCollection("letters", Letter.class);
        this.clock = clock;
        letters.createIndex(Indexes.ascending("dueAt"));
        letters.createIndex(Indexes.ascending("to"));
    }

    /** Tells somebody something; what has been told before is not told again. */
    public void post(String id, String writer, String kind, String to, String about) {
        try {
            letters.insertOne(new Letter(id, writer, kind, to, about, clock.instant(), 0, null));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /** Takes back what somebody has not been told yet, and forgets that they were told the rest. */
    public void forget(String to) {
        letters.deleteMany(eq("to", to));
    }

    /** Takes the letter that has waited longest; nobody else gets it for two minutes. */
    Optional<Letter> take() {
        var now = clock.instant();
        return Optional.ofNullable(letters.findOneAndUpdate(
                lte("dueAt", Date.from(now)),
                combine(set("dueAt", Date.from(now.plus(SENDING))), inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(Indexes.ascending("dueAt")).returnDocument(ReturnDocument.AFTER)));
    }

    /** It was sent, or there is nothing to send. */
    void done(Letter letter) {
        letters.updateOne(eq(letter.id()), combine(unset("dueAt"), set("endedAt", Date.from(clock.instant()))));
    }

    /** The mail server did not take it: it is tried again later, ten times in all. */
    void failed(Letter letter) {
        if (letter.attempts() >= ATTEMPTS) {
            log.error("A letter of {}, {}, could not be sent in {} attempts", letter.writer(), letter.kind(), ATTEMPTS);
            done(letter);
            return;
        }
        var pause = FIRST_RETRY.multipliedBy(1L << (letter.attempts() - 1));
        letters.updateOne(
                eq(letter.id()), set("dueAt", Date.from(clock.instant().plus(pause))));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        letters.deleteMany(and(
                exists("dueAt", false), lt("endedAt", Date.from(clock.instant().minus(KEPT)))));
    }
}
