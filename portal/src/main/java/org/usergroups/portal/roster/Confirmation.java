package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as somebody sees it who is asked whether it is true. */
public record Confirmation(
        String slug,
        String name,
        @Nullable String country,
        @Nullable String city,
        @Nullable String url,
        @Nullable String status,
        @Nullable Instant confirmedAt) {}
