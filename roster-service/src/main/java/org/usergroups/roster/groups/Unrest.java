package org.usergroups.roster.groups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;

/**
 * Entries that people disagree about: within a day three people or more have changed one, or one says again what it said two changes
 * before.
 */
@Component
public class Unrest {

    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int PEOPLE = 3;
    private static final int REVISIONS = 2_000;
    private static final int OF_A_GROUP = 50;

    private final Groups groups;
    private final Revisions revisions;
    private final InstantSource clock;

    Unrest(Groups groups, Revisions revisions, InstantSource clock) {
        this.groups = groups;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * An entry that people disagree about.
     *
     * @param revision the newest change by which it is seen; a later one makes another sighting
     * @param people how many people have changed it within the day before that
     * @param isBackAndForth whether it says again what it said before
     */
    public record Sighting(Stored<Group> group, String revision, Instant at, int people, boolean isBackAndForth) {}

    /** What is seen of the last week, the oldest first. */
    public List<Sighting> sightings() {
        var since = clock.instant().minus(LOOKED_BACK);
        var changed = new LinkedHashMap<String, Integer>();
        revisions.since(since, REVISIONS).forEach(revision -> changed.merge(revision.groupId(), 1, Integer::sum));
        changed.values().removeIf(times -> times < 2);
        return groups.withIds(changed.keySet()).stream()
                .flatMap(group -> sighting(group, since).stream())
                .sorted(java.util.Comparator.comparing(Sighting::at))
                .toList();
    }

    private Optional<Sighting> sighting(Stored<Group> group, Instant since) {
        var chain = revisions.from(group.id(), group.state().revision(), OF_A_GROUP);
        for (var i = 0; i < chain.size() && chain.get(i).at().isAfter(since); i++) {
            var newest = chain.get(i);
            var ofDay = new ArrayList<Revision>();
            var people = new HashSet<String>();
            for (var before : chain.subList(i, chain.size())) {
                if (before.at().isBefore(newest.at().minus(DAY))) {
                    break;
                }
                if (before.isEdit()) {
                    ofDay.add(before);
                    people.add(before.by());
                }
            }
            var isBackAndForth = people.size() > 1
                    && ofDay.size() > 2
                    && ofDay.get(0).entry().equals(ofDay.get(2).entry())
                    && !ofDay.get(0).entry().equals(ofDay.get(1).entry());
            if (people.size() >= PEOPLE || isBackAndForth) {
                return Optional.of(new Sighting(group, newest.id(), newest.at(), people.size(), isBackAndForth));
            }
        }
        return Optional.empty();
    }
}
