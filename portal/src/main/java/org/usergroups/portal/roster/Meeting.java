package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A meeting of a group: one instant, told in the zone of its place. */
public record Meeting(
        String id,
        long version,
        String groupId,
        String title,
        @Nullable String description,
        Instant startsAt,
        String zone,
        int durationMinutes,
        @Nullable String venue,
        @Nullable String onlineUrl) {}
