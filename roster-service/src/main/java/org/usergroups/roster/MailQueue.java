package org.usergroups.roster;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usergroups.platform.web.Problem;

/**
 * What waits to be mailed, and what has been. Any number of instances share the work: whoever takes something has it alone for two
 * minutes, and again for two from the moment of handing it to the mail server. So it is sent twice only if one conversation with the
 * server lasts longer, or its outcome is lost.
 *
 * @param <M> what waits; its {@code dueAt} is when it is to be sent, absent when it is done with
 */
public final class MailQueue<M extends MailQueue.Waiting> {

    /** Something to be mailed, with an id that says what is told to whom. */
    public interface Waiting {

        String id();

        /** How often it has been taken. */
        int attempts();

        /** What the log calls it: nothing that tells whom it is for. */
        String loggedAs();
    }

    private static final Logger log = LoggerFactory.getLogger(MailQueue.class);
    private static final Duration SENDING = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(800);
    private static final int ATTEMPTS = 10;
    private static final int AT_ONCE = 100;

    private final MongoCollection<M> waiting;
    private final InstantSource clock;
    private final String sentField;
    private final String droppedField;

    /**
     * @param sentField where it is kept when something was sent
     * @param droppedField where it is kept when something was given up
     */
    public MailQueue(MongoCollection<M> waiting, InstantSource clock, String sentField, String droppedField) {
        this.waiting = waiting;
        this.clock = clock;
        this.sentField = sentField;
        this.droppedField = droppedField;
        waiting.createIndex(Indexes.ascending("dueAt"));
        waiting.createIndex(Indexes.ascending(sentField));
        waiting.createIndex(Indexes.ascending(droppedField));
    }

    /** Adds something, unless it was added before. */
    public void add(M mail) {
        try {
            waiting.insertOne(mail);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /**
     * Sends what is due, at most a hundred mails. One that cannot be written or sent is tried again later, ten times in all, and keeps
     * no other from being sent.
     *
     * @param writer what the mail says as things are now; nothing when there is nobody to tell it to, or nothing left to tell
     */
    public void drain(Function<M, Optional<Mail>> writer, Mailer mailer) {
        for (var count = 0; count < AT_ONCE; count++) {
            var taken = take();
            if (taken.isEmpty()) {
                return;
            }
            send(taken.get(), writer, mailer);
        }
    }

    private void send(M mail, Function<M, Optional<Mail>> writer, Mailer mailer) {
        // Also what ends the process each time is given up.
        if (mail.attempts() > ATTEMPTS) {
            giveUp(mail);
            return;
        }
        try {
            var written = writer.apply(mail);
            if (written.isEmpty()) {
                end(mail, droppedField);
            } else if (holds(mail)) {
                mailer.send(written.get(), mail.id());
                end(mail, sentField);
            }
        } catch (Problem notTaken) {
            log.warn("{} was not taken by the mail server; it is tried again", mail.loggedAs());
            failed(mail);
        } catch (RuntimeException broken) {
            log.error("{} could not be sent; it is tried again", mail.loggedAs(), broken);
            failed(mail);
        }
    }

    /** Takes what has waited longest. */
    private Optional<M> take() {
        return Optional.ofNullable(waiting.findOneAndUpdate(
                lte("dueAt", Date.from(clock.instant())),
                combine(due(SENDING), inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(Indexes.ascending("dueAt")).returnDocument(ReturnDocument.AFTER)));
    }

    /** Takes more time; false if somebody else has taken it meanwhile, or it was taken back. */
    private boolean holds(M mail) {
        return waiting.updateOne(isTaken(mail), due(SENDING)).getMatchedCount() == 1;
    }

    private void failed(M mail) {
        if (mail.attempts() >= ATTEMPTS) {
            giveUp(mail);
        } else {
            waiting.updateOne(isTaken(mail), due(FIRST_RETRY.multipliedBy(1L << (mail.attempts() - 1))));
        }
    }

    private void giveUp(M mail) {
        log.error("{} could not be sent in {} attempts and is given up", mail.loggedAs(), ATTEMPTS);
        end(mail, droppedField);
    }

    private void end(M mail, String field) {
        waiting.updateOne(eq(mail.id()), combine(unset("dueAt"), set(field, Date.from(clock.instant()))));
    }

    /** Each taking counts, so the count says whether it was taken again. */
    private Bson isTaken(M mail) {
        return and(eq(mail.id()), eq("attempts", mail.attempts()), exists("dueAt"));
    }

    private Bson due(Duration from) {
        return set("dueAt", Date.from(clock.instant().plus(from)));
    }

    /** Forgets what was done with long ago; until then it cannot be added again. */
    public void forgetOld() {
        var old = Date.from(clock.instant().minus(KEPT));
        waiting.deleteMany(or(lt(sentField, old), lt(droppedField, old)));
    }
}
