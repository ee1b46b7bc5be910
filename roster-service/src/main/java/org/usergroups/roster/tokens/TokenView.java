package org.usergroups.roster.tokens;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A personal access token as its owner sees it: without the token itself. */
record TokenView(
        String id,
        String name,
        List<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable LocalDate lastUsedOn) {

    static TokenView of(PersonalTokens.PersonalToken token) {
        return new TokenView(
                token.id(), token.name(), token.scopes(), token.createdAt(), token.expiresAt(), token.lastUsedOn());
    }
}
