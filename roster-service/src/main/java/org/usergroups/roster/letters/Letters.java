package org.usergroups.roster.letters;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.MailQueue;

/**
 * The letters that wait to be sent, and those that have been. Unlike notices they also go to people without an account, and keep neither
 * address nor text: one person's address may be what another is told.
 */
@Component
public class Letters {

    private static final String ENDED = "endedAt";
    private static final long CLEANING_MILLIS = 3_600_000;

    private final MongoCollection<Letter> letters;
    private final MailQueue<Letter> queue;
    private final InstantSource clock;

    Letters(MongoDatabase database, InstantSource clock) {
        this.letters = database.getCollection("letters", Letter.class);
        this.queue = new MailQueue<>(letters, clock, ENDED, ENDED);
        this.clock = clock;
        letters.createIndex(Indexes.ascending("to"));
    }

    /** Tells somebody something; what has been told before is not told again. */
    public void post(String id, String writer, String kind, String to, String about) {
        queue.add(new Letter(id, writer, kind, to, about, clock.instant(), 0, null));
    }

    /** Takes back what somebody has not been told yet, and forgets that they were told the rest. */
    public void forget(String to) {
        letters.deleteMany(eq("to", to));
    }

    MailQueue<Letter> queue() {
        return queue;
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        queue.forgetOld();
    }
}
