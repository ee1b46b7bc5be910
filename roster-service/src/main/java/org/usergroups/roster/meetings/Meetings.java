package org.usergroups.roster.meetings;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.PartOfGroup;

/** All meetings. */
@Component
public class Meetings implements PartOfGroup {

    private final Aggregates<Meeting> meetings;

    Meetings(Outbox outbox) {
        this.meetings =
                outbox.aggregates("meetings", Meeting.class, Meeting.TOPIC).indexed("groupId", "startsAt");
    }

    @Override
    public void deleteAllOf(String groupId) {
        for (var some = of(groupId, 100); !some.isEmpty(); some = of(groupId, 100)) {
            some.forEach(meetings::delete);
        }
    }

    @Override
    public List<String> groupIds() {
        return meetings.distinct("groupId");
    }

    /** @throws Problem 404 if there is none */
    public Stored<Meeting> get(String id) {
        return meetings.find(id).orElseThrow(() -> Problem.notFound("meeting", id));
    }

    /** The meetings of a group, the latest first. */
    List<Stored<Meeting>> of(String groupId, int limit) {
        return meetings.find(eq("groupId", groupId), descending("startsAt"), limit);
    }

    /** The meetings of groups that begin after a moment, the next first. */
    public List<Stored<Meeting>> of(Collection<String> groupIds, Instant after, int limit) {
        return meetings.find(and(in("groupId", groupIds), gt("startsAt", after)), ascending("startsAt"), limit);
    }

    /** Plans a meeting; the same id again answers the one that is there. */
    Stored<Meeting> plan(String id, Meeting meeting) {
        try {
            return meetings.create(id, meeting);
        } catch (AlreadyExists repeated) {
            return get(id);
        }
    }

    void delete(Stored<Meeting> meeting) {
        meetings.delete(meeting);
    }
}
