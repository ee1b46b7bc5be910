package org.usergroups.media.items;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usergroups.media.MediaProperties;
import org.usergroups.media.blobs.BlobStore;
import org.usergroups.media.blobs.ContentHash;

/**
 * Bytes that may have no picture any more, or none yet. They are noted before they are stored and again when their picture is
 * removed; a while later they are deleted, unless a picture needs them. So a crash anywhere in between leaves nothing behind for ever,
 * and an upload of the same bytes during a removal finds them.
 */
@Component
class Leftovers {

    private final MongoCollection<Document> notes;
    private final BlobStore blobs;
    private final Items items;
    private final MediaProperties properties;
    private final InstantSource clock;

    Leftovers(MongoDatabase database, BlobStore blobs, Items items, MediaProperties properties, InstantSource clock) {
        this.notes = database.getCollection("leftovers");
        this.notes.createIndex(Indexes.ascending("due"));
        this.blobs = blobs;
        this.items = items;
        this.properties = properties;
        this.clock = clock;
    }

    /** Looks at these bytes again when {@code usergroups.media.keep-removed} has passed. */
    void note(Collection<ContentHash> hashes) {
        var due = Date.from(clock.instant().plus(properties.keepRemoved()));
        for (var hash : hashes) {
            var note = new Document("_id", hash.hex()).append("due", due);
            notes.replaceOne(eq(hash.hex()), note, new ReplaceOptions().upsert(true));
        }
    }

    /** Deletes what is due and needed by no picture. Answers how many files went. */
    int clear() {
        var deleted = 0;
        for (var note : notes.find(lte("due", Date.from(clock.instant()))).into(new ArrayList<>())) {
            var hash = new ContentHash(note.getString("_id"));
            var isNeeded = items.need(hash);
            // Whoever has noted the bytes again meanwhile is about to store them: then there is no such note any more.
            var isDue = notes.deleteOne(and(eq(hash.hex()), eq("due", note.getDate("due"))))
                            .getDeletedCount()
                    > 0;
            if (isDue && !isNeeded) {
                blobs.delete(hash);
                deleted++;
            }
        }
        return deleted;
    }
}
