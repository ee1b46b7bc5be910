package org.usergroups.list.subscribers;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.types.Binary;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The key under which links are signed. Made at the first start, kept in the database, and the same for all instances: a link in a
 * mail must work for as long as the mail is kept.
 */
@Component
final class ServiceKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    @Autowired
    ServiceKey(MongoDatabase database) {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        var stored = database.getCollection("keys")
                .findOneAndUpdate(
                        eq("links"),
                        setOnInsert("key", new Binary(fresh)),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        this.key = new SecretKeySpec(
                Objects.requireNonNull(stored, "an upsert answers")
                        .get("key", Binary.class)
                        .getData(),
                ALGORITHM);
    }

    ServiceKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** 32 bytes that nobody without the key can make; {@code purpose} keeps signatures for different things apart. */
    byte[] sign(String purpose, String message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }
}
