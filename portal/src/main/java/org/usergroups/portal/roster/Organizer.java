package org.usergroups.portal.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A person who runs a group. */
public record Organizer(
        @Nullable String memberId,
        @Nullable String displayName,
        @Nullable String role,
        boolean owner,
        @JsonProperty("public") @Nullable Boolean isPublic) {

    /** Whether the group's page names them: an organizer who does not mind. Not for helpers with the words. */
    public boolean isShown() {
        return "organizer".equals(role) && !Boolean.FALSE.equals(isPublic);
    }
}
