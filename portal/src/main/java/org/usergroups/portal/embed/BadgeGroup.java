package org.usergroups.portal.embed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a badge shows of a group. */
record BadgeGroup(
        String slug,
        String name,
        @Nullable String city,
        @Nullable String country,
        @Nullable String status,
        @Nullable Instant confirmedAt) {}
