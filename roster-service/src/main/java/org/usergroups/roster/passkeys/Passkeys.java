package org.usergroups.roster.passkeys;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.usergroups.roster.members.PersonalData;

/** The passkeys of members, in MongoDB (WebAuthn Level 3, section 4, “credential record”). */
@Component
class Passkeys implements UserCredentialRepository, PersonalData {

    private static final int LONGEST_NAME = 80;
    private static final int SHOWN = 100;

    /** Public, since the driver's codec reads it by reflection. */
    public record Passkey(
            @BsonId String id,
            String memberId,
            String name,
            Binary publicKey,
            long signatureCount,
            boolean userVerified,
            List<String> transports,
            boolean backupEligible,
            boolean backedUp,
            @Nullable Binary attestationObject,
            @Nullable Binary attestationClientJson,
            Instant createdAt,
            Instant lastUsedAt) {}

    /** A passkey as its owner sees it. */
    record View(String id, String name, Instant createdAt, Instant lastUsedAt) {}

    private final MongoCollection<Passkey> passkeys;

    Passkeys(MongoDatabase database) {
        this.passkeys = database.getCollection("passkeys", Passkey.class);
        passkeys.createIndex(Indexes.ascending("memberId"));
    }

    @Override
    public void save(CredentialRecord record) {
        var passkey = new Passkey(
                record.getCredentialId().toBase64UrlString(),
                PasskeyOwners.memberId(record.getUserEntityUserId()),
                named(record.getLabel()),
                new Binary(record.getPublicKey().getBytes()),
                record.getSignatureCount(),
                record.isUvInitialized(),
                record.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .toList(),
                record.isBackupEligible(),
                record.isBackupState(),
                binary(record.getAttestationObject()),
                binary(record.getAttestationClientDataJSON()),
                record.getCreated(),
                record.getLastUsed());
        // A sign-in saves the new count of a passkey that may have been removed meanwhile: it must not come back.
        var isNew = !record.getLastUsed().isAfter(record.getCreated());
        passkeys.replaceOne(eq(passkey.id()), passkey, new ReplaceOptions().upsert(isNew));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        var passkey = passkeys.find(eq(id.toBase64UrlString())).first();
        return passkey == null ? null : record(passkey);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return of(PasskeyOwners.memberId(userId)).stream().map(Passkeys::record).toList();
    }

    @Override
    public void delete(Bytes id) {
        passkeys.deleteOne(eq(id.toBase64UrlString()));
    }

    void remove(String memberId, String id) {
        passkeys.deleteOne(and(eq(id), eq("memberId", memberId)));
    }

    @Override
    public String name() {
        return "passkeys";
    }

    @Override
    public List<View> export(String memberId) {
        return of(memberId).stream()
                .map(passkey -> new View(passkey.id(), passkey.name(), passkey.createdAt(), passkey.lastUsedAt()))
                .toList();
    }

    @Override
    public void erase(String memberId) {
        passkeys.deleteMany(eq("memberId", memberId));
    }

    private List<Passkey> of(String memberId) {
        return passkeys.find(eq("memberId", memberId))
                .sort(Sorts.descending("createdAt"))
                .limit(SHOWN)
                .into(new ArrayList<>());
    }

    private static CredentialRecord record(Passkey passkey) {
        var object = passkey.attestationObject();
        var clientJson = passkey.attestationClientJson();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(passkey.id()))
                .userEntityUserId(PasskeyOwners.userId(passkey.memberId()))
                .publicKey(new ImmutablePublicKeyCose(passkey.publicKey().getData()))
                .signatureCount(passkey.signatureCount())
                .uvInitialized(passkey.userVerified())
                .transports(passkey.transports().stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(passkey.backupEligible())
                .backupState(passkey.backedUp())
                .attestationObject(object == null ? null : new Bytes(object.getData()))
                .attestationClientDataJSON(clientJson == null ? null : new Bytes(clientJson.getData()))
                .created(passkey.createdAt())
                .lastUsed(passkey.lastUsedAt())
                .label(passkey.name())
                .build();
    }

    private static String named(@Nullable String label) {
        var name = label == null ? "" : label.replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() ? "Passkey" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static @Nullable Binary binary(@Nullable Bytes bytes) {
        return bytes == null ? null : new Binary(bytes.getBytes());
    }
}
