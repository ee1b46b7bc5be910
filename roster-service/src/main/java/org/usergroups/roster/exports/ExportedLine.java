package org.usergroups.roster.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.imports.RosterLine;

/**
 * An entry as a file says it: what an import reads, and besides what only the roster itself can know, which imports leave out.
 *
 * @param formerSlugs what the entry was known by before
 * @param verifiedHost the host of the website, if it was shown to be the group's own
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ExportedLine(
        @JsonUnwrapped RosterLine line,
        @Nullable Instant confirmedAt,
        Instant confirmBy,
        List<String> formerSlugs,
        @Nullable String verifiedHost) {

    static ExportedLine of(Stored<Group> stored) {
        var group = stored.state();
        return new ExportedLine(
                RosterLine.of(group.slug(), group.entry(), group.status()),
                group.freshness().confirmedAt(),
                group.freshness().confirmBy(),
                group.formerSlugs(),
                group.verifiedHost());
    }
}
