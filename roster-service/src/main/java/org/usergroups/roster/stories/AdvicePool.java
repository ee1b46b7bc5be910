package org.usergroups.roster.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Stored;
import org.usergroups.roster.groups.Group;
import org.usergroups.roster.groups.Groups;

/** The advice of groups that somebody stands behind, read again every ten minutes. Others are shown each day. */
@Component
class AdvicePool {

    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final int MANY = 500;

    private final Groups groups;
    private final InstantSource clock;
    private volatile Pool pool = new Pool(List.of(), Instant.MIN);

    AdvicePool(Groups groups, InstantSource clock) {
        this.groups = groups;
        this.clock = clock;
    }

    private record Pool(List<Advice> advice, Instant until) {}

    /** A few, those in a language first. */
    List<Advice> some(String language, int atMost) {
        var day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
        var shuffled = new ArrayList<>(all());
        Collections.shuffle(shuffled, new Random(day));
        return shuffled.stream()
                .sorted(Comparator.comparing(advice -> !advice.isIn(language)))
                .limit(atMost)
                .toList();
    }

    private List<Advice> all() {
        var now = clock.instant();
        var there = pool;
        if (now.isBefore(there.until())) {
            return there.advice();
        }
        var read = groups.withAdvice(MANY).stream().map(AdvicePool::advice).toList();
        pool = new Pool(read, now.plus(LASTS));
        return read;
    }

    private static Advice advice(Stored<Group> group) {
        var entry = group.state().entry();
        var story = entry.story();
        return new Advice(
                Advice.cut(Objects.requireNonNullElse(story.advice(), "")),
                story.language() == null ? entry.language() : story.language(),
                group.state().name(),
                group.state().slug(),
                entry.country());
    }
}
