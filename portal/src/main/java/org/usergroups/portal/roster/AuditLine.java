package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody has done for the roster; {@code by} is null for somebody who has left. */
public record AuditLine(
        String id,
        Instant at,
        String deed,
        @Nullable String by,
        String groupId,
        String groupName,
        @Nullable String memberName,
        String reason) {}
