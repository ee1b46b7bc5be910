package org.usergroups.roster.feeds;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Where a group's own calendar is, and how fetching it goes. Public, since the driver's codec reads it by reflection.
 *
 * @param namedAt since when the group has this address; absent where that was not kept yet
 * @param nextAt when it is fetched next; an instance that fetches moves this on first, so that no other does
 * @param fetchedAt when it was last read
 * @param wholeAt when its answer was last read whole; a server that says that nothing has changed sends none
 * @param failures how often in a row it could not be read
 * @param problem why not, in words for the organizer; absent when all is well
 */
public record CalendarFeed(
        @BsonId String groupId,
        String url,
        @Nullable Instant namedAt,
        Instant nextAt,
        @Nullable Instant triedAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant wholeAt,
        @Nullable String etag,
        @Nullable String lastModified,
        int failures,
        @Nullable String problem,
        int meetings) {}
