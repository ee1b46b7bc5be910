package org.usergroups.list.postmaster;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import org.usergroups.list.ListProperties;
import org.usergroups.platform.events.Ids;

/** The mail for the postmaster that has not been forwarded yet, as it came. */
@Component
public class PostmasterMail {

    private static final Duration LONGEST_SENDING = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 20;

    private final MongoCollection<Document> messages;
    private final Ids ids;
    private final InstantSource clock;
    private final ListProperties.Delivery retries;
    private final int most;

    /** A message whose time has come. */
    record Due(String id, int refusals, byte[] message) {}

    PostmasterMail(MongoDatabase database, Ids ids, InstantSource clock, ListProperties properties) {
        this.messages = database.getCollection("postmasterMail");
        this.ids = ids;
        this.clock = clock;
        this.retries = properties.delivery();
        this.most = properties.list().heldAtMost();
        messages.createIndex(Indexes.ascending("nextAt"));
    }

    /** Keeps a message; answers its id, or nothing if too many wait. */
    public Optional<String> keep(byte[] message) {
        if (count() >= most) {
            return Optional.empty();
        }
        var id = ids.next();
        messages.insertOne(new Document("_id", id)
                .append("message", message)
                .append("refusals", 0)
                .append("nextAt", clock.instant()));
        return Optional.of(id);
    }

    long count() {
        return messages.countDocuments();
    }

    /** The message that has been due for longest. Nobody else gets it for as long as sending may take. */
    Optional<Due> due() {
        var now = clock.instant();
        var found = messages.findOneAndUpdate(
                lte("nextAt", now),
                set("nextAt", now.plus(LONGEST_SENDING)),
                new FindOneAndUpdateOptions().sort(ascending("nextAt")));
        return Optional.ofNullable(found)
                .map(message -> new Due(
                        message.getString("_id"),
                        message.getInteger("refusals"),
                        message.get("message", Binary.class).getData()));
    }

    /** The mail server has taken it. */
    void sent(Due due) {
        messages.deleteOne(eq(due.id()));
    }

    /** The mail server was not there: later again, however long that lasts. */
    void missed(Due due) {
        messages.updateOne(eq(due.id()), set("nextAt", clock.instant().plus(retries.firstRetry())));
    }

    /** The mail server has refused it: later again with growing pauses. Answers false when it has been given up. */
    boolean refused(Due due) {
        var now = clock.instant();
        var doubled = retries.firstRetry().multipliedBy(1L << Math.min(due.refusals(), MOST_DOUBLINGS));
        var pause = doubled.compareTo(retries.longestRetry()) < 0 ? doubled : retries.longestRetry();
        messages.updateOne(
                eq(due.id()), combine(inc("refusals", 1), min("refusedSince", now), set("nextAt", now.plus(pause))));
        return messages.deleteOne(and(eq(due.id()), lt("refusedSince", now.minus(retries.giveUpAfter()))))
                        .getDeletedCount()
                == 0;
    }
}
