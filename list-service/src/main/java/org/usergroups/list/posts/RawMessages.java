package org.usergroups.list.posts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/** The bytes of every message, exactly as they came. Everything else is derived from them. */
@Component
public class RawMessages {

    private final MongoCollection<Document> messages;

    RawMessages(MongoDatabase database) {
        this.messages = database.getCollection("rawMessages");
    }

    public void keep(String postId, byte[] message) {
        messages.replaceOne(
                eq(postId), new Document("_id", postId).append("message", message), new ReplaceOptions().upsert(true));
    }

    /** @throws IllegalStateException if they are gone, which only a deletion in between can cause */
    public byte[] read(String postId) {
        var found = messages.find(eq(postId)).first();
        if (found == null) {
            throw new IllegalStateException("The message of post %s is gone".formatted(postId));
        }
        return found.get("message", Binary.class).getData();
    }

    void remove(Collection<String> postIds) {
        postIds.forEach(postId -> messages.deleteOne(eq(postId)));
    }
}
