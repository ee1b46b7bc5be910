package org.usergroups.roster.duplicates;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Turns;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.groups.PartOfGroup;

/** Looks through all entries for those of the same group, once a day by one instance, or for one group when somebody asks. */
@Component
class DuplicateSearch implements PartOfGroup {

    private static final Logger log = LoggerFactory.getLogger(DuplicateSearch.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final long PAUSE_MILLIS = 60_000;
    private static final int GROUPS = 200;
    private static final int SHOWN = 100;

    private final Groups groups;
    private final Pairs pairs;
    private final Merging merging;
    private final Turns turns;
    private final InstantSource clock;

    DuplicateSearch(Groups groups, Pairs pairs, Merging merging, Turns turns, InstantSource clock) {
        this.groups = groups;
        this.pairs = pairs;
        this.merging = merging;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5 * PAUSE_MILLIS, fixedDelay = PAUSE_MILLIS)
    void tick() {
        merging.finish();
        if (turns.take("duplicates of all groups", DAY)) {
            find();
        }
    }

    /** Looks through all entries. */
    void find() {
        var found = search(null);
        var ids = found.stream().map(one -> Pairs.id(one.a(), one.b())).collect(Collectors.toSet());
        found.forEach(pairs::found);
        pairs.closeUnfound(ids);
        pairs.forgetGone(clock.instant().minus(REMEMBERED));
        log.info("{} pairs of entries may be of the same group each", found.size());
    }

    /** Looks for entries that may be of the same group as one, at most once in a minute, and answers the open pairs that it is in. */
    List<Pair> findFor(String groupId) {
        if (turns.take("duplicates of " + groupId, MINUTE)) {
            search(groupId).forEach(pairs::found);
        }
        return pairs.openOf(groupId, SHOWN);
    }

    private List<Finder.Candidate> search(@Nullable String groupId) {
        var traits = new ArrayList<Traits>();
        for (var some = groups.list(null, null, GROUPS);
                !some.isEmpty();
                some = groups.list(null, some.getLast().state().slug(), GROUPS)) {
            some.forEach(group -> traits.add(Traits.of(group)));
        }
        var finder = new Finder(traits);
        return groupId == null ? finder.find() : finder.find(groupId);
    }

    @Override
    public void deleteAllOf(String groupId) {
        pairs.forgetOf(groupId);
    }

    @Override
    public List<String> groupIds() {
        return pairs.groupIds();
    }
}
