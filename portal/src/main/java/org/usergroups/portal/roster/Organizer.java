package org.usergroups.portal.roster;

import org.jspecify.annotations.Nullable;

/** A person who runs a group. */
public record Organizer(
        @Nullable String memberId,
        @Nullable String displayName,
        @Nullable String role,
        boolean owner) {}
