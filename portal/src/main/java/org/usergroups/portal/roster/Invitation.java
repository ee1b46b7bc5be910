package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invitation to organize a group, as the invited person sees it. */
public record Invitation(
        String groupName,
        String groupSlug,
        @Nullable String role,
        @Nullable Instant expiresAt) {}
