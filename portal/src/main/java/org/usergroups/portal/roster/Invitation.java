package org.usergroups.portal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invitation to look after a group, as the invited person sees it. */
public record Invitation(
        String groupName,
        String groupSlug,
        @Nullable String role,
        @Nullable Instant expiresAt) {

    /** As what somebody is invited: {@code organizer} or {@code translator}. */
    public String as() {
        return "translator".equals(role) ? "translator" : "organizer";
    }
}
