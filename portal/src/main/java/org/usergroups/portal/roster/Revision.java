package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of an entry.
 *
 * @param kind {@code person}, {@code clock}, {@code import}, or {@code people} when somebody has begun or ended looking after the group
 * @param by the name of the person; null for others, and for somebody who has left
 */
public record Revision(
        String id,
        long version,
        Instant at,
        String kind,
        @Nullable String by,
        @Nullable String why,
        List<Difference> differences) {

    public Revision {
        differences = differences == null ? List.of() : List.copyOf(differences);
    }

    /** One field before and after. */
    public record Difference(
            String field, @Nullable String before, @Nullable String after) {}
}
