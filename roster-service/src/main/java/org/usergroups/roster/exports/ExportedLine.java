package org.usergroups.roster.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Featured;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.imports.RosterLine;

/**
 * An entry as a file says it: what an import reads, and besides what only the roster itself can know, which imports leave out.
 *
 * @param formerSlugs what the entry was known by before
 * @param verifiedHost the host of the website, if it was shown to be the group's own
 * @param featuredUntil the last day on which coordinators name the group as one worth a visit; absent, as is why, when they do not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ExportedLine(
        @JsonUnwrapped RosterLine line,
        @Nullable Instant confirmedAt,
        Instant confirmBy,
        List<String> formerSlugs,
        @Nullable String verifiedHost,
        @Nullable LocalDate featuredUntil,
        @Nullable String featuredNote) {

    static ExportedLine of(Stored<Group> stored, Instant now) {
        var group = stored.state();
        var featured = group.featuredAt(now);
        return new ExportedLine(
                RosterLine.of(group.slug(), group.entry(), group.status()),
                group.freshness().confirmedAt(),
                group.freshness().confirmBy(),
                group.formerSlugs(),
                group.verifiedHost(),
                featured.map(Featured::until).orElse(null),
                featured.map(Featured::note).orElse(null));
    }
}
