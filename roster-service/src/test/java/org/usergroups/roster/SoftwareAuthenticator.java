package org.usergroups.roster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A device with one passkey: ES256, user verified, no attestation (WebAuthn Level 3, sections 6.1 and 6.5). */
final class SoftwareAuthenticator {

    private static final int USER_VERIFIED = 0x05;
    private static final int WITH_CREDENTIAL = 0x45;

    private final String rpId;
    private final String origin;
    private final byte[] id = new byte[32];
    private final KeyPair key;
    private int signatures;

    SoftwareAuthenticator(String rpId, String origin) throws GeneralSecurityException {
        this.rpId = rpId;
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        key = keys.generateKeyPair();
    }

    String id() {
        return text(id);
    }

    /** The credential that answers a request to register. */
    Map<String, Object> register(String challenge) throws GeneralSecurityException {
        var data = bytes(
                authenticatorData(WITH_CREDENTIAL),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                publicKey());
        var attestation = bytes(
                HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
                new byte[] {0x58, (byte) data.length},
                data);
        return credential(Map.of(
                "attestationObject",
                text(attestation),
                "clientDataJSON",
                text(clientData("webauthn.create", challenge)),
                "transports",
                new String[] {"internal"}));
    }

    /** The credential that answers a request to sign in. */
    Map<String, Object> assertion(String challenge, byte[] userHandle) throws GeneralSecurityException {
        signatures++;
        var data = authenticatorData(USER_VERIFIED);
        var client = clientData("webauthn.get", challenge);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return credential(Map.of(
                "authenticatorData",
                text(data),
                "clientDataJSON",
                text(client),
                "signature",
                text(signature.sign()),
                "userHandle",
                text(userHandle)));
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id",
                id(),
                "rawId",
                id(),
                "type",
                "public-key",
                "response",
                response,
                "clientExtensionResults",
                Map.of(),
                "authenticatorAttachment",
                "platform");
    }

    private byte[] authenticatorData(int flags) throws GeneralSecurityException {
        return ByteBuffer.allocate(37)
                .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(signatures)
                .array();
    }

    /** COSE_Key of a P-256 key (RFC 9053, section 7.1). */
    private byte[] publicKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return bytes(
                HexFormat.of().parseHex("a5010203262001215820"),
                coordinate(point.getAffineX().toByteArray()),
                HexFormat.of().parseHex("225820"),
                coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        var coordinate = new byte[32];
        var length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, coordinate, 32 - length, length);
        return coordinate;
    }

    private byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
