package org.usergroups.platform.events.inbound;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final MongoCollection<BsonDocument> documents;
    private final Codec<T> codec;

    public Projection(MongoDatabase database, String collection, Class<T> type, String... indexedFields) {
        this.documents = database.getCollection(collection, BsonDocument.class);
        this.codec = documents.getCodecRegistry().get(type);
        for (var field : indexedFields) {
            documents.createIndex(Indexes.ascending(field));
        }
    }

    /** Takes the state of an aggregate at a sequence. Answers whether it was news. */
    public boolean apply(String id, long sequence, T copy) {
        var document = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(document), copy, EncoderContext.builder().build());
        return replace(id, sequence, document);
    }

    /** Forgets an aggregate. Answers whether it was news. */
    public boolean forget(String id, long sequence) {
        return replace(id, sequence, new BsonDocument("deleted", BsonBoolean.TRUE));
    }

    public Optional<T> find(String id) {
        return find(eq("_id", id), 1).stream().findFirst();
    }

    public List<T> find(Bson filter, int limit) {
        return documents
                .find(and(filter, ne("deleted", true)))
                .limit(limit)
                .map(document -> codec.decode(
                        new BsonDocumentReader(document),
                        DecoderContext.builder().build()))
                .into(new ArrayList<>());
    }

    private boolean replace(String id, long sequence, BsonDocument document) {
        document.append("_id", new BsonString(id)).append("sequence", new BsonInt64(sequence));
        try {
            var result = documents.replaceOne(
                    and(eq("_id", id), lt("sequence", sequence)), document, new ReplaceOptions().upsert(true));
            return result.getModifiedCount() > 0 || result.getUpsertedId() != null;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }
}
