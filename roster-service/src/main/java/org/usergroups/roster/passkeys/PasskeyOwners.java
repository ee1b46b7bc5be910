package org.usergroups.roster.passkeys;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.roster.members.Accounts;

/**
 * Whom passkeys are for: the accounts themselves, so nothing is stored beside them. The user handle is the member's id in its 16
 * bytes; no address is in it, and none in the authenticator.
 */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    PasskeyOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    static Bytes userId(String memberId) {
        var id = UUID.fromString(memberId);
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** The member of a user handle; no member's id if the handle is not one of ours. */
    static String memberId(Bytes userId) {
        if (userId.getBytes().length != 16) {
            return "";
        }
        var bytes = ByteBuffer.wrap(userId.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return findByUsername(memberId(id));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String memberId) {
        return !Ids.isId(memberId)
                ? null
                : accounts.find(memberId)
                        .map(account -> ImmutablePublicKeyCredentialUserEntity.builder()
                                .id(userId(memberId))
                                .name(memberId)
                                .displayName(account.state().displayName())
                                .build())
                        .orElse(null);
    }

    /** Nothing to do: an account is made by signing in by mail. */
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {}

    /** Nothing to do: it goes with the account. */
    @Override
    public void delete(Bytes id) {}
}
