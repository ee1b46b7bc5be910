package org.usergroups.roster.series;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.PartOfGroup;

/** All series. */
@Component
class AllSeries implements PartOfGroup {

    private static final int RUNNING_AT_MOST = 20;
    private static final Duration WRAPPED_UP = Duration.ofDays(1);

    private final Aggregates<Series> series;
    private final InstantSource clock;

    AllSeries(Outbox outbox, InstantSource clock) {
        this.series = outbox.silent("series", Series.class).indexed("groupId");
        this.clock = clock;
    }

    @Override
    public void deleteAllOf(String groupId) {
        for (var some = of(groupId); !some.isEmpty(); some = of(groupId)) {
            some.forEach(series::delete);
        }
    }

    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        for (var some = of(fromGroupId); !some.isEmpty(); some = of(fromGroupId)) {
            some.forEach(one -> series.change(one.id(), state -> state.in(toGroupId)));
        }
    }

    @Override
    public List<String> groupIds() {
        return series.distinct("groupId");
    }

    /** @throws Problem 404 if there is none */
    Stored<Series> get(String id) {
        return series.find(id).orElseThrow(() -> Problem.notFound("series", id));
    }

    /** The newest series of a group. */
    List<Stored<Series>> of(String groupId) {
        return series.find(eq("groupId", groupId), descending("_id"), 100);
    }

    /** Series that go on or have ended within a day, so that something may be left to call off; by id, after an id. */
    List<Stored<Series>> running(String afterId, int limit) {
        var isToBeKeptUp =
                or(exists("endedAt", false), gt("endedAt", clock.instant().minus(WRAPPED_UP)));
        return series.find(and(isToBeKeptUp, gt("_id", afterId)), ascending("_id"), limit);
    }

    /**
     * Begins a series; the same id again answers the one that is there.
     *
     * @throws Problem 409 if the group has very many
     */
    Stored<Series> begin(String id, Series begun) {
        var running = and(eq("groupId", begun.groupId()), exists("endedAt", false));
        if (series.count(running) >= RUNNING_AT_MOST && series.find(id).isEmpty()) {
            throw Problem.conflict(
                    "too-many-series",
                    "This group has many series",
                    "A group may have %d series that go on. End one first.".formatted(RUNNING_AT_MOST));
        }
        try {
            return series.create(id, begun);
        } catch (AlreadyExists repeated) {
            return get(id);
        }
    }

    Stored<Series> save(Stored<Series> before, Series after) {
        return series.save(before, after);
    }

    Stored<Series> end(Stored<Series> before) {
        return series.save(before, before.state().endedAt(clock.instant()));
    }
}
