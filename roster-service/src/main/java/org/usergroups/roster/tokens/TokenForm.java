package org.usergroups.roster.tokens;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.web.FieldErrors;
import org.usergroups.platform.web.PersonalToken;

/**
 * What somebody asks for who wants a personal access token.
 *
 * @param days how many days it is good for, at most a year
 */
record TokenForm(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable Integer days) {

    static final String COORDINATOR = "coordinator";
    private static final int LONGEST_DAYS = 365;
    private static final Set<String> SCOPES = Set.copyOf(Stream.concat(
                    Stream.of(PersonalToken.READ, COORDINATOR),
                    Stream.of("roster", "blog", "list", "media", "search").map(PersonalToken::write))
            .toList());

    /** What is wrong with it. */
    FieldErrors errors(boolean isCoordinator) {
        var unknown = unknown();
        return new FieldErrors()
                .requiredLine(name, "name", 80)
                .check(!wanted().isEmpty(), "scopes", "Choose at least one.")
                .check(
                        unknown.isEmpty(),
                        "scopes",
                        "There is no scope “%s”. There are: %s."
                                .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(SCOPES))))
                .check(
                        isCoordinator || !wanted().contains(COORDINATOR),
                        "scopes",
                        "Only coordinators can give a token the rights of one.")
                .check(
                        days != null && days >= 1 && days <= LONGEST_DAYS,
                        "days",
                        "From 1 to %d days.".formatted(LONGEST_DAYS));
    }

    /** The scopes asked for, each once, in one order. */
    List<String> wanted() {
        return scopes == null ? List.of() : scopes.stream().distinct().sorted().toList();
    }

    private List<String> unknown() {
        return wanted().stream()
                .filter(scope -> !SCOPES.contains(scope))
                .map(scope -> scope.length() <= 40 ? scope : scope.substring(0, 40) + "…")
                .limit(3)
                .toList();
    }
}
