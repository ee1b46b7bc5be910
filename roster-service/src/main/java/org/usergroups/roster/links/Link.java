package org.usergroups.roster.links;

import java.time.Duration;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An address that entries name, and whether it still leads somewhere. Public, since the driver's codec reads it by reflection.
 *
 * @param id SHA-256 of the address, so that groups share what is known of it
 * @param host whom the next request goes to
 * @param nextAt when the next request is due
 * @param seenAt when a group was last seen to name it
 * @param walk a check that has begun; absent between two checks
 * @param result of the last check; absent before the first
 * @param remark what was wrong, as a sentence
 * @param movedTo where it has moved for good
 * @param workedAt when it was last seen to lead somewhere
 * @param failures how many checks in a row have failed
 * @param isBroken whether it has failed three times within a week or longer
 */
public record Link(
        @BsonId String id,
        String url,
        String host,
        Instant nextAt,
        Instant seenAt,
        @Nullable Walk walk,
        @Nullable Result result,
        @Nullable String remark,
        @Nullable String movedTo,
        @Nullable Instant checkedAt,
        @Nullable Instant workedAt,
        int failures,
        @Nullable Instant failingSince,
        boolean isBroken) {

    private static final int FAILURES = 3;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration AGAIN = Duration.ofHours(84);
    private static final Duration MONTH = Duration.ofDays(30);

    /** What a check has shown. */
    public enum Result {
        ok,
        /** It leads elsewhere for good. */
        moved,
        /** Nobody knows the host, or the host says that there is no such page. */
        gone,
        /** No answer that tells. */
        unsure
    }

    /**
     * One check, which takes several requests, each when its host's time has come.
     *
     * @param at the next address to ask
     * @param isGet whether it is asked for the page, since asking for its head has not told
     * @param isPermanent whether all redirects so far are for good
     * @param hops how many redirects were followed
     */
    public record Walk(String at, boolean isGet, boolean isPermanent, int hops) {}

    Link onTheWay(Walk next, String nextHost, Instant now) {
        return new Link(
                id,
                url,
                nextHost,
                now,
                seenAt,
                next,
                result,
                remark,
                movedTo,
                checkedAt,
                workedAt,
                failures,
                failingSince,
                isBroken);
    }

    /**
     * What is known after a check.
     *
     * @param isFailure whether it counts as one; a site that does not talk to us at all is none
     */
    Link checked(
            Result found, boolean isFailure, @Nullable String what, @Nullable String to, String ownHost, Instant now) {
        var isWell = found == Result.ok || found == Result.moved;
        var count = isWell ? 0 : failures + (isFailure ? 1 : 0);
        var since = isWell ? null : failingSince == null && isFailure ? now : failingSince;
        var broken = count >= FAILURES && since != null && !now.isBefore(since.plus(WEEK));
        var next = count > 0 && !broken ? AGAIN : MONTH;
        return new Link(
                id,
                url,
                ownHost,
                now.plus(next),
                seenAt,
                null,
                found,
                what,
                to,
                now,
                isWell ? now : workedAt,
                count,
                since,
                broken);
    }
}
