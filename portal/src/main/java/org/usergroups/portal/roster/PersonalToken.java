package org.usergroups.portal.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token.
 *
 * @param token the token itself, only in the answer that has made it
 */
public record PersonalToken(
        String id,
        String name,
        List<String> scopes,
        Instant expiresAt,
        @Nullable LocalDate lastUsedOn,
        @Nullable String token) {}
