package org.usergroups.platform.events.inbound;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;

/**
 * A local copy of what another service publishes, kept in MongoDB. Guarded by the sequence: an equal or older event changes
 * nothing. A deletion leaves the id and its sequence, so that a late older event does not bring the copy back.
 */
public final class Projection<T extends Record> {

    private static final String SEQUENCE = "sequence";
    private static final String DELETED = "deleted";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<BsonDocument> documents;
    private final Class<T> type;
    private final Codec<T> codec;

    public Projection(MongoDatabase database, String collection, Class<T> type, String... indexedFields) {
        this.type = type;
        this.documents = database.getCollection(collection, BsonDocument.class);
        this.codec = documents.getCodecRegistry().get(type);
        for (var field : indexedFields) {
            documents.createIndex(Indexes.ascending(field));
        }
    }

    /** Takes the state of an aggregate at a sequence. */
    public void apply(String id, long sequence, T copy) {
        write(List.of(document(id, sequence, copy)));
    }

    /** Forgets an aggregate. */
    public void forget(String id, long sequence) {
        write(List.of(forgotten(id, sequence)));
    }

    /** Handles the events of a topic of aggregates by keeping their copies: those that come together are one request to the store. */
    public EventHandler following(EventReader reader) {
        return following(reader, id -> {});
    }

    /** @param gone hears of each aggregate that is deleted, when its copy is gone; perhaps again */
    public EventHandler following(EventReader reader, Consumer<String> gone) {
        return events -> {
            var broken = new ArrayList<EventHandler.Broken>();
            var newest = new LinkedHashMap<String, BsonDocument>();
            for (var event : events) {
                try {
                    newest.merge(event.subject(), document(event, reader), Projection::newer);
                } catch (BrokenEvent cause) {
                    broken.add(new EventHandler.Broken(event, cause));
                }
            }
            write(newest.values());
            newest.forEach((id, document) -> {
                if (document.containsKey(DELETED) && find(id).isEmpty()) {
                    gone.accept(id);
                }
            });
            return broken;
        };
    }

    public Optional<T> find(String id) {
        return find(eq("_id", id), 1).stream().findFirst();
    }

    public List<T> find(Bson filter, int limit) {
        return documents
                .find(and(filter, ne(DELETED, true)))
                .limit(limit)
                .map(document -> codec.decode(
                        new BsonDocumentReader(document),
                        DecoderContext.builder().build()))
                .into(new ArrayList<>());
    }

    private BsonDocument document(ReceivedEvent event, EventReader reader) {
        return event.isDeletion()
                ? forgotten(event.subject(), event.sequence())
                : document(event.subject(), event.sequence(), reader.read(event, type));
    }

    private BsonDocument document(String id, long sequence, T copy) {
        var document = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(document), copy, EncoderContext.builder().build());
        return marked(document, id, sequence);
    }

    private static BsonDocument forgotten(String id, long sequence) {
        return marked(new BsonDocument(DELETED, BsonBoolean.TRUE), id, sequence);
    }

    private static BsonDocument marked(BsonDocument document, String id, long sequence) {
        return document.append("_id", new BsonString(id)).append(SEQUENCE, new BsonInt64(sequence));
    }

    private static BsonDocument newer(BsonDocument one, BsonDocument other) {
        return other.getInt64(SEQUENCE).compareTo(one.getInt64(SEQUENCE)) > 0 ? other : one;
    }

    /** Where a copy is as new or newer, there is none to replace, and the new one fails for its id: that is the guard. */
    private void write(Collection<BsonDocument> copies) {
        if (copies.isEmpty()) {
            return;
        }
        var replacements = copies.stream()
                .map(copy -> new ReplaceOneModel<>(
                        and(eq("_id", copy.get("_id")), lt(SEQUENCE, copy.get(SEQUENCE))), copy, UPSERT))
                .toList();
        try {
            documents.bulkWrite(replacements, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException some) {
            if (!some.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw some;
            }
        }
    }
}
