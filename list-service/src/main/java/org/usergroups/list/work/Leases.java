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
import java.time.Instant;
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

    /** A lease that renews itself until it is closed or has run out. */
    public final class Held implements AutoCloseable {

        private static final int RENEWALS = 3;
        private static final int ATTEMPTS = 15;

        private final String thing;
        private final Duration length;
        private final Semaphore end = new Semaphore(0);
        private volatile Instant until;

        private Held(String thing, Duration length, Instant until) {
            this.thing = thing;
            this.length = length;
            this.until = until;
            Thread.ofVirtual().name("lease " + thing).start(this::renew);
        }

        /** Whether work may go on. A lease that has run out is never held again: somebody else may have had it meanwhile. */
        public boolean isHeld() {
            return clock.instant().isBefore(until);
        }

        private void renew() {
            try {
                var pause = length.dividedBy(RENEWALS);
                while (!end.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    pause = length.dividedBy(isRenewed() ? RENEWALS : ATTEMPTS);
                    if (!isHeld()) {
                        log.warn("The lease of {} has run out, its work goes on elsewhere", thing);
                        return;
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /** Answers whether the store has answered; what it answers after the end comes too late. */
        private boolean isRenewed() {
            try {
                var taken = take(thing, length);
                if (isHeld()) {
                    until = taken.orElse(Instant.MIN);
                }
                return true;
            } catch (MongoException | IllegalStateException away) {
                // The driver's word for a client that is closed, as at the end of the service, is
                // IllegalStateException.
                log.warn("The lease of {} is not renewed yet: {}", thing, away.getMessage());
                return false;
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
        return take(thing, length).map(until -> new Held(thing, length, until));
    }

    /** Answers until when it is ours; empty if another instance has it. */
    private Optional<Instant> take(String thing, Duration length) {
        var now = clock.instant();
        var until = now.plus(length);
        try {
            leases.findOneAndUpdate(
                    and(eq(thing), or(eq("owner", owner), lt("until", now))),
                    combine(set("owner", owner), set("until", until)),
                    new FindOneAndUpdateOptions().upsert(true));
            return Optional.of(until);
        } catch (MongoCommandException | MongoWriteException failed) {
            if (isDuplicateKey(failed)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private void giveBack(String thing) {
        try {
            leases.deleteOne(and(eq(thing), eq("owner", owner)));
        } catch (MongoException away) {
            log.info("The lease of {} is not given back, it ends by itself: {}", thing, away.getMessage());
        }
    }

    private static boolean isDuplicateKey(MongoException failed) {
        return failed.getCode() == DUPLICATE_KEY
                || ErrorCategory.fromErrorCode(failed.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
