package org.usergroups.portal.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail that waits for an organizer's decision. */
public record HeldMail(
        String id,
        @Nullable String author,
        @Nullable String subject,
        @Nullable Instant receivedAt,
        @Nullable String reason,
        @Nullable String text) {}
