package org.usergroups.blog.feeds;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * When each feed took its present form. A deletion leaves no trace among the posts, so the newest change of what is left would be too
 * early a Last-Modified, and a reader that asks by date would keep what has been deleted.
 */
@Component
class FeedVersions {

    private final MongoCollection<Document> versions;
    private final InstantSource clock;

    FeedVersions(MongoDatabase database, InstantSource clock) {
        this.versions = database.getCollection("feeds");
        this.clock = clock;
    }

    /** The second at which the feed was first seen in this form; always later than that of any form before. */
    Instant lastModified(String key, String fingerprint) {
        var known = versions.find(eq(key)).first();
        while (known == null || !fingerprint.equals(known.getString("fingerprint"))) {
            if (known == null) {
                first(key, fingerprint);
            } else {
                next(key, fingerprint, known);
            }
            known = versions.find(eq(key)).first();
        }
        return known.getDate("since").toInstant();
    }

    /** Does nothing if another instance was faster. */
    private void first(String key, String fingerprint) {
        try {
            versions.insertOne(new Document("_id", key)
                    .append("fingerprint", fingerprint)
                    .append("since", Date.from(thisSecond())));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /** Does nothing if another instance was faster. */
    private void next(String key, String fingerprint, Document known) {
        var before = known.getDate("since").toInstant();
        var now = thisSecond();
        var since = now.isAfter(before) ? now : before.plusSeconds(1);
        versions.updateOne(
                and(eq(key), eq("fingerprint", known.getString("fingerprint"))),
                Updates.combine(Updates.set("fingerprint", fingerprint), Updates.set("since", Date.from(since))));
    }

    private Instant thisSecond() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
