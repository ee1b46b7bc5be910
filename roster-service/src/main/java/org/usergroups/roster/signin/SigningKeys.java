package org.usergroups.roster.signin;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.UUID;
import org.bson.Document;

/** The key that signs tokens (ES256): made at the first start, kept in MongoDB, the same for every instance. */
final class SigningKeys {

    private SigningKeys() {}

    static JWKSet load(MongoDatabase database) {
        var keys = database.getCollection("signingKeys");
        try {
            var stored = keys.find(new Document("_id", "current")).first();
            if (stored == null) {
                var made = new ECKeyGenerator(Curve.P_256)
                        .keyID(UUID.randomUUID().toString())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.ES256)
                        .generate();
                try {
                    keys.insertOne(new Document("_id", "current").append("jwk", made.toJSONString()));
                    return new JWKSet(made);
                } catch (MongoWriteException raced) {
                    if (raced.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                        throw raced;
                    }
                    stored = keys.find(new Document("_id", "current")).first();
                }
            }
            if (stored == null) {
                throw new IllegalStateException("The signing key disappeared while it was read");
            }
            return new JWKSet(ECKey.parse(stored.getString("jwk")));
        } catch (JOSEException | ParseException unusable) {
            throw new IllegalStateException("The signing key in MongoDB cannot be used", unusable);
        }
    }
}
