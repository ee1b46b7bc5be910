package org.usergroups.roster.duplicates;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Two entries that may be of the same group. Public, since the driver's codec reads it by reflection.
 *
 * @param id made of both ids, so that the same two are the same pair
 * @param a the id that sorts first
 * @param merge how they are made one; present from then on
 * @param dueAt when a merge that has begun is to be finished, if whoever began it has not come to it
 */
public record Pair(
        @BsonId String id,
        String a,
        String b,
        double score,
        List<String> reasons,
        State state,
        Instant foundAt,
        @Nullable Merge merge,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable Instant decidedAt,
        @Nullable Instant dueAt) {

    /** What is known of a pair. */
    public enum State {
        open,
        /** It is decided that they become one; that is being done. */
        merging,
        merged,
        /** Somebody has said that these are two groups; they are not asked again. */
        different,
        /** One of them is gone. */
        gone
    }

    /**
     * How two entries become one.
     *
     * @param keeperId whose id, slug and entry stay
     * @param otherId which is deleted
     * @param fromOther the fields that the other entry says better
     */
    public record Merge(String keeperId, String otherId, List<String> fromOther) {}

    String otherThan(String groupId) {
        return a.equals(groupId) ? b : a;
    }
}
