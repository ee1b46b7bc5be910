package org.usergroups.list.work;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets one instance at a time work on a thing. A lease ends by itself, so a dead instance holds nothing up for long. */
@Component
public final class Leases {

    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> leases;
    private final InstantSource clock;
    private final String owner = UUID.randomUUID().toString();

    public Leases(MongoDatabase database, InstantSource clock) {
        this.leases = database.getCollection("leases");
        this.clock = clock;
    }

    /** A lease that renews itself until it is closed. */
    public final class Held implements AutoCloseable {

        private static final int RENEWALS = 3;

        private final String thing;
        private final Duration length;
        private final Semaphore end = new Semaphore(0);

        private Held(String thing, Duration length) {
            this.thing = thing;
            this.length = length;
            Thread.ofVirtual().name("lease " + thing).start(this::renew);
        }

        private void renew() {
            try {
                while (!end.tryAcquire(length.toMillis() / RENEWALS, TimeUnit.MILLISECONDS)) {
                    take(thing, length);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (MongoException away) {
                log.warn("A lease could not be renewed: {}", away.getMessage());
            }
        }

        @Override
        public void close() {
            end.release();
            giveBack(thing);
        }
    }

    /** Takes the lease of a thing and keeps it; empty if another instance has it. */
    public Optional<Held> hold(String thing, Duration length) {
        return take(thing, length) ? Optional.of(new Held(thing, length)) : Optional.empty();
    }

    private boolean take(String thing, Duration length) {
        var now = clock.instant();
        try {
            leases.findOneAndUpdate(
                    and(eq(thing), or(eq("owner", owner), lt("until", now))),
                    combine(set("owner", owner), set("until", now.plus(length))),
                    new FindOneAndUpdateOptions().upsert(true));
            return true;
        } catch (MongoCommandException | MongoWriteException failed) {
            if (isDuplicateKey(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private void giveBack(String thing) {
        leases.deleteOne(and(eq(thing), eq("owner", owner)));
    }

    private static boolean isDuplicateKey(MongoException failed) {
        return failed.getCode() == DUPLICATE_KEY
                || ErrorCategory.fromErrorCode(failed.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
