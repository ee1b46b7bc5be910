package org.usergroups.roster.groups;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which groups are meant.
 *
 * @param country of any country if it is absent; else those that meet there, at home or in one of their further places
 * @param statuses of any status if there is none
 * @param topic about anything if it is absent
 */
public record Selection(
        @Nullable String country,
        Set<Freshness.Status> statuses,
        @Nullable String topic) {

    public Selection {
        statuses = Set.copyOf(statuses);
    }

    /** The same without archived groups, whose entries are kept but are no news. */
    Selection unarchived() {
        var others = EnumSet.allOf(Freshness.Status.class);
        others.remove(Freshness.Status.archived);
        return new Selection(country, others, topic);
    }

    public boolean matches(Group group) {
        return (country == null || group.entry().isIn(country))
                && (statuses.isEmpty() || statuses.contains(group.status()))
                && (topic == null || group.topics().contains(topic));
    }

    /** What a file of these groups is called. */
    public String title() {
        var what = Stream.of(country == null ? null : Locale.of("", country).getDisplayCountry(Locale.ENGLISH), topic)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        return what.isEmpty() ? "Usergroups" : "Usergroups, " + what;
    }
}
