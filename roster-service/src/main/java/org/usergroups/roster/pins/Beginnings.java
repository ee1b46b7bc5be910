package org.usergroups.roster.pins;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.roster.groups.PartOfGroup;

/** The groups that are proposed to those who want one, and those that have begun that way. */
@Component
class Beginnings implements PartOfGroup {

    private final MongoCollection<Beginning> beginnings;
    private final InstantSource clock;

    Beginnings(MongoDatabase database, InstantSource clock) {
        this.beginnings = database.getCollection("beginnings", Beginning.class);
        this.clock = clock;
        beginnings.createIndex(Indexes.ascending("groupId"));
        beginnings.createIndex(Indexes.ascending("told"));
    }

    Optional<Beginning> find(String id) {
        return Optional.ofNullable(beginnings.find(eq(id)).first());
    }

    /** Proposes a group, once; whoever is later gets the proposal that is there. */
    Beginning propose(Pin.Spot place, String topic) {
        var id = Beginning.id(place.geonameId(), topic);
        var there = find(id);
        if (there.isPresent()) {
            return there.get();
        }
        var proposed = new Beginning(
                id, topic, place, clock.instant().truncatedTo(ChronoUnit.MILLIS), null, null, null, false, null);
        try {
            beginnings.insertOne(proposed);
            return proposed;
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            return find(id).orElse(proposed);
        }
    }

    /** Proposes a group again; whoever is later gets the proposal that is there. */
    Optional<Beginning> proposeAgain(Beginning over) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        beginnings.updateOne(
                and(eq(over.id()), eq("endedAt", over.endedAt())),
                combine(unset("endedAt"), set("proposedAt", Date.from(now))));
        return find(over.id());
    }

    /** Takes note of the group that has begun; only the first to say so is written down. */
    void begun(Beginning beginning, String groupId, @Nullable String starterPin) {
        var begun = combine(
                set("groupId", groupId),
                set("begunAt", Date.from(clock.instant())),
                starterPin == null ? unset("starterPin") : set("starterPin", starterPin));
        beginnings.updateOne(
                and(eq(beginning.id()), eq("proposedAt", beginning.proposedAt()), exists("groupId", false)), begun);
    }

    /** Groups that have begun, of which the others have not been told. */
    List<Beginning> untold(int limit) {
        return beginnings
                .find(and(exists("groupId", true), eq("told", false)))
                .limit(limit)
                .into(new ArrayList<>());
    }

    void told(Beginning beginning) {
        beginnings.updateOne(and(eq(beginning.id()), eq("groupId", beginning.groupId())), set("told", true));
    }

    @Override
    public void deleteAllOf(String groupId) {
        beginnings.updateMany(
                eq("groupId", groupId),
                combine(
                        unset("groupId"),
                        unset("starterPin"),
                        unset("begunAt"),
                        set("told", false),
                        set("endedAt", Date.from(clock.instant()))));
    }

    /** The group goes on under another entry. */
    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        beginnings.updateMany(eq("groupId", fromGroupId), set("groupId", toGroupId));
    }

    @Override
    public List<String> groupIds() {
        return beginnings
                .distinct("groupId", exists("groupId", true), String.class)
                .into(new ArrayList<>());
    }
}
