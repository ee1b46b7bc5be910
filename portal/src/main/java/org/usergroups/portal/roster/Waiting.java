package org.usergroups.portal.roster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for the coordinators. */
public record Waiting(long waiting, List<Section> sections) {

    public Waiting {
        sections = sections == null ? List.of() : List.copyOf(sections);
    }

    /** @param count how many there are, also those that are not shown */
    public record Section(String kind, long count, List<Item> items) {

        public Section {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** One thing that waits; {@code what} says what it is about. */
    public record Item(
            String id,
            String what,
            String groupSlug,
            String groupName,
            @Nullable String otherSlug,
            @Nullable String otherName,
            String text,
            Instant since,
            long days,
            boolean isAppeal) {}
}
