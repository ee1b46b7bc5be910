package org.usergroups.roster.claims;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asks to look after a group. Public, since the driver's codec reads it by reflection.
 *
 * @param openKey group and member, for as long as the claim is open: nobody has two open ones for a group
 * @param coordinatorsFrom when coordinators decide; until then the group's organizers do
 * @param endsAt when it ends undecided
 * @param lookAt when the clock has something to do about it; absent when all is done
 * @param decidedBy a member, or absent when time decided
 * @param isByOrganizer whether that member looked after the group then
 */
public record Claim(
        @BsonId String id,
        String groupId,
        String memberId,
        @Nullable String openKey,
        String why,
        Kind kind,
        State state,
        Instant openedAt,
        Instant coordinatorsFrom,
        Instant endsAt,
        @Nullable Instant lookAt,
        @Nullable Proof proof,
        @Nullable String decidedBy,
        boolean isByOrganizer,
        @Nullable String reason,
        @Nullable Instant decidedAt) {

    /** Why the group can be asked for. */
    public enum Kind {
        /** Nobody looks after it. */
        unowned,
        /** Whoever looks after it has not answered for long. */
        succession
    }

    /** What has become of the claim. */
    public enum State {
        open,
        granted,
        refused,
        withdrawn,
        expired
    }

    /** How the claimant has shown that the group's website, as the entry named it then, is theirs. */
    public record Proof(Method method, String url, Instant at) {}

    /** A way to show it. */
    public enum Method {
        /** The token stands on the website. */
        website,
        /** The token stands in a TXT record of the host. */
        dns,
        /** The website links with {@code rel=me} to the claimant's page here. */
        relMe,
        /** A mail to an address of the website's own domain was answered. */
        mail
    }

    boolean isOpen() {
        return state == State.open;
    }

    /** Whether it is the turn of coordinators. */
    boolean isForCoordinators(Instant now) {
        return isOpen() && !coordinatorsFrom.isAfter(now);
    }
}
