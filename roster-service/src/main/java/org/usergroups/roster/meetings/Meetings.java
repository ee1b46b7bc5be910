package org.usergroups.roster.meetings;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.PartOfGroup;

/** All meetings. */
@Component
public class Meetings implements PartOfGroup {

    private static final Bson VISIBLE = ne("status", Meeting.Status.WITHDRAWN.name());

    private final Aggregates<Meeting> meetings;
    private final InstantSource clock;

    Meetings(Outbox outbox, InstantSource clock) {
        this.meetings = outbox.aggregates("meetings", Meeting.class, Meeting.TOPIC)
                .indexed("groupId", "startsAt")
                .indexed("occurrence.seriesId", "startsAt")
                .indexed("startsAt", "_id");
        this.clock = clock;
    }

    @Override
    public void deleteAllOf(String groupId) {
        for (var some = all(groupId); !some.isEmpty(); some = all(groupId)) {
            some.forEach(meetings::delete);
        }
    }

    /** What a calendar has made of what is to come stays and goes with the group: the calendar is read anew. */
    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        var isOfCalendar = and(exists("feedUid"), gt("startsAt", clock.instant()));
        var moving = and(eq("groupId", fromGroupId), nor(isOfCalendar));
        for (var some = meetings.find(moving, ascending("_id"), 100);
                !some.isEmpty();
                some = meetings.find(moving, ascending("_id"), 100)) {
            some.forEach(meeting -> meetings.change(meeting.id(), state -> state.in(toGroupId)));
        }
    }

    private List<Stored<Meeting>> all(String groupId) {
        return meetings.find(eq("groupId", groupId), ascending("_id"), 100);
    }

    @Override
    public List<String> groupIds() {
        return meetings.distinct("groupId");
    }

    /** @throws Problem 404 if there is none that may be seen */
    public Stored<Meeting> get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("meeting", id));
    }

    /** A meeting that may be seen. */
    public Optional<Stored<Meeting>> find(String id) {
        return meetings.find(id).filter(meeting -> !meeting.state().isWithdrawn());
    }

    /** Of a group's meetings the soonest that are to come and the last that were, each up to a number; the latest first. */
    List<Stored<Meeting>> of(String groupId, int limit) {
        var now = clock.instant();
        var ofGroup = and(eq("groupId", groupId), VISIBLE);
        var coming = meetings.find(and(ofGroup, gt("startsAt", now)), ascending("startsAt"), limit);
        var past = meetings.find(and(ofGroup, lte("startsAt", now)), descending("startsAt"), limit);
        return Stream.concat(coming.reversed().stream(), past.stream()).toList();
    }

    /** Meetings of some groups that begin after a moment, the earliest first. */
    public List<Stored<Meeting>> of(Collection<String> groupIds, Instant after, int limit) {
        return meetings.find(
                and(in("groupId", groupIds), gt("startsAt", after), VISIBLE), ascending("startsAt"), limit);
    }

    /** Meetings of all groups that are to come, the earliest first, after one of them. */
    public List<Stored<Meeting>> coming(@Nullable Stored<Meeting> after, int limit) {
        return meetings.find(and(from(after), VISIBLE), ascending("startsAt", "_id"), limit);
    }

    private Bson from(@Nullable Stored<Meeting> after) {
        if (after == null) {
            return gt("startsAt", clock.instant());
        }
        var startsAt = after.state().startsAt();
        return or(gt("startsAt", startsAt), and(eq("startsAt", startsAt), gt("_id", after.id())));
    }

    /** Those of some meetings that may be seen. */
    public List<Stored<Meeting>> withIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : meetings.find(and(in("_id", ids), VISIBLE), ascending("_id"), ids.size());
    }

    /** What a series has made of what is still to come, withdrawn evenings too. */
    public List<Stored<Meeting>> comingOfSeries(String seriesId, int limit) {
        return meetings.find(
                and(eq("occurrence.seriesId", seriesId), gt("startsAt", clock.instant())),
                ascending("startsAt"),
                limit);
    }

    /** What a group's own calendar has made of what is still to come. */
    public List<Stored<Meeting>> comingOfFeed(String groupId, int limit) {
        return meetings.find(
                and(eq("groupId", groupId), exists("feedUid"), gt("startsAt", clock.instant()), VISIBLE),
                ascending("startsAt"),
                limit);
    }

    /** Plans a meeting; the same id again answers the one that is there. */
    Stored<Meeting> plan(String id, String groupId, Meeting.Plan plan, Meeting.Status status) {
        try {
            return meetings.create(id, Meeting.of(groupId, plan, status, clock.instant()));
        } catch (AlreadyExists repeated) {
            return get(id);
        }
    }

    /** What a file did with one meeting, or would do. */
    public enum Taken {
        CREATED,
        UNCHANGED,
        /** There is one that says something else, or there was one that people have deleted: theirs stays. */
        KEPT
    }

    /**
     * Plans what a file says, unless that was done before.
     *
     * @param since what was planned from then on counts as planned now
     * @param isTried whether nothing is to be written, only said
     */
    public Taken takeOver(
            String id, String groupId, Meeting.Plan plan, Meeting.Status status, Instant since, boolean isTried) {
        var there = meetings.find(id);
        if (there.isPresent()) {
            var isSame = there.get().state().plan().equals(plan)
                    && there.get().state().status() == status;
            var isNew = !there.get().state().changedAt().isBefore(since);
            return isSame ? (isNew ? Taken.CREATED : Taken.UNCHANGED) : Taken.KEPT;
        }
        try {
            if (!isTried) {
                meetings.create(id, Meeting.of(groupId, plan, status, clock.instant()));
            }
            return Taken.CREATED;
        } catch (AlreadyExists deleted) {
            return Taken.KEPT;
        }
    }

    Stored<Meeting> edit(Stored<Meeting> before, Meeting.Plan plan, Meeting.Status status) {
        var isSame =
                plan.equals(before.state().plan()) && status == before.state().status();
        return isSame ? before : meetings.save(before, before.state().edited(plan, status, clock.instant()));
    }

    void delete(Stored<Meeting> meeting) {
        meetings.delete(meeting);
    }

    /**
     * Makes a meeting be what a series or a feed says, where it may. One that people have deleted stays deleted, and where
     * somebody gets in between, theirs stays: the next look at the series or feed decides again.
     */
    public void follow(String id, Meeting wanted, Predicate<Meeting> mayChange) {
        try {
            var there = meetings.find(id);
            if (there.isEmpty()) {
                meetings.create(id, wanted);
            } else if (mayChange.test(there.get().state())
                    && !wanted.saysTheSameAs(there.get().state())) {
                meetings.save(there.get(), wanted);
            }
        } catch (AlreadyExists | StaleVersion someoneElse) {
            // What is there now is newer than what we have read.
        }
    }

    /** Puts a meeting that a feed has made into another state, unless somebody gets in between. */
    public void put(Stored<Meeting> meeting, Meeting.Status status) {
        if (meeting.state().status() != status) {
            put(meeting, meeting.state().with(status, clock.instant()));
        }
    }

    /**
     * Puts an evening of a series into another state, unless somebody gets in between; who has read an older version of the series no
     * longer changes it.
     */
    public void put(Stored<Meeting> evening, Meeting.Status status, long seriesVersion) {
        if (evening.state().status() != status) {
            put(evening, evening.state().with(status, clock.instant(), seriesVersion));
        }
    }

    private void put(Stored<Meeting> before, Meeting after) {
        try {
            meetings.save(before, after);
        } catch (StaleVersion someoneElse) {
            // What is there now is newer than what we have read.
        }
    }
}
