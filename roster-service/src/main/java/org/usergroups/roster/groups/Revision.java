package org.usergroups.roster.groups;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a group's entry said after one change. Public, since the driver's codec reads it by reflection.
 *
 * @param version the group's version with this change
 * @param previous the revision before it
 * @param by a member's id, or one of {@link #CLOCK}, {@link #IMPORT}
 * @param why what they say of it
 */
public record Revision(
        @BsonId String id,
        String groupId,
        long version,
        @Nullable String previous,
        Instant at,
        String by,
        String why,
        String slug,
        Entry entry,
        Freshness.Status status,
        @Nullable String ownerId) {

    /** The author of changes that come from nobody's answering. */
    public static final String CLOCK = "clock";

    /** The author of what a file said. */
    public static final String IMPORT = "import";
}
