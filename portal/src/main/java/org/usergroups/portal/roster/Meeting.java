package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of a group: one instant, told in the zone of its place.
 *
 * @param access where it is not as the group says
 */
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
        @Nullable String onlineUrl,
        List<Talk> talks,
        @Nullable Integer expectedSize,
        @Nullable Integer capacity,
        Group.@Nullable Access access,
        @Nullable String status,
        @Nullable String source,
        @Nullable String seriesId) {

    public Meeting {
        talks = talks == null ? List.of() : List.copyOf(talks);
    }

    /** A talk at a meeting. */
    public record Talk(
            @Nullable String title,
            @Nullable String speaker,
            @Nullable String link,
            @Nullable String language) {}

    public boolean isCalledOff() {
        return "called-off".equals(status);
    }

    /** Whether it comes from the group's own calendar, and is changed only there. */
    public boolean isFromFeed() {
        return "feed".equals(source);
    }
}
