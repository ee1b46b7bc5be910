package org.usergroups.portal.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A thread of a list, as it stands in the list of threads. */
public record ThreadHead(
        String id,
        @Nullable String subject,
        @Nullable Instant startedAt,
        @Nullable Instant lastPostAt,
        int posts) {}
