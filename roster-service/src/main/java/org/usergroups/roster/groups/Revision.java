package org.usergroups.roster.groups;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a group's entry said after one change. Public, since the driver's codec reads it by reflection.
 *
 * @param version the group's version with this change
 * @param previous the revision before it
 * @param by a member's id, or one of {@link #CLOCK}, {@link #IMPORT}, {@link #PEOPLE}
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

    /** The author of lines that tell that somebody has begun or ended looking after the group. They say nobody's name. */
    public static final String PEOPLE = "people";

    /** The authors of what is no person's edit. */
    static final List<String> NO_EDITS = List.of(CLOCK, IMPORT, PEOPLE);

    /** Whether a person has changed what the entry says. */
    boolean isEdit() {
        return !NO_EDITS.contains(by);
    }
}
