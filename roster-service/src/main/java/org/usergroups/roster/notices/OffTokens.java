package org.usergroups.roster.notices;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Secrets;

/**
 * Tokens that switch off one kind of mail for one member and do nothing else: member and kind, signed (HMAC-SHA-256, 128 bits of it).
 * They need no store, and links in old mails go on working.
 */
@Component
class OffTokens {

    private static final int SUBJECT = 17;
    private static final int SIGNATURE = 16;
    private static final int TEXT = 44;

    /** What a token switches off, and for whom. */
    record Subject(String memberId, NoticeKind kind) {}

    private final SecretKeySpec key;

    OffTokens(MongoDatabase database) {
        // Made by whichever instance starts first.
        var stored = database.getCollection("noticeKeys")
                .findOneAndUpdate(
                        new Document("_id", "current"),
                        Updates.setOnInsert("key", Secrets.token()),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        this.key = new SecretKeySpec(
                Base64.getUrlDecoder().decode(Objects.requireNonNull(stored).getString("key")), "HmacSHA256");
    }

    String token(String memberId, NoticeKind kind) {
        var id = UUID.fromString(memberId);
        var subject = ByteBuffer.allocate(SUBJECT)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(kind.code())
                .array();
        var token = ByteBuffer.allocate(SUBJECT + SIGNATURE).put(subject).put(signature(subject));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    Optional<Subject> read(String token) {
        byte[] bytes;
        try {
            bytes = token.length() == TEXT ? Base64.getUrlDecoder().decode(token) : new byte[0];
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (bytes.length != SUBJECT + SIGNATURE) {
            return Optional.empty();
        }
        var subject = Arrays.copyOf(bytes, SUBJECT);
        if (!MessageDigest.isEqual(signature(subject), Arrays.copyOfRange(bytes, SUBJECT, bytes.length))) {
            return Optional.empty();
        }
        var fields = ByteBuffer.wrap(subject);
        var memberId = new UUID(fields.getLong(), fields.getLong()).toString();
        return NoticeKind.of(fields.get()).map(kind -> new Subject(memberId, kind));
    }

    private byte[] signature(byte[] subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(subject), SIGNATURE);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", missing);
        }
    }
}
