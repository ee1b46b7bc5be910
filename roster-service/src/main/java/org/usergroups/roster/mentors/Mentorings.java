package org.usergroups.roster.mentors;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;

/** Who has asked for a mentor, by an id that is made of the asker: nobody asks for two at a time. */
@Component
class Mentorings {

    private static final int OF_ONE = 100;

    private final Aggregates<Mentoring> mentorings;
    private final InstantSource clock;

    Mentorings(Outbox outbox, InstantSource clock) {
        this.mentorings = outbox.silent("mentorings", Mentoring.class)
                .indexed("dueAt")
                .indexed("told", "state")
                .indexed("mentorId")
                .indexed("groupId");
        this.clock = clock;
    }

    static String idOfAsker(String memberId) {
        return Ids.of("mentoring", memberId);
    }

    Optional<Stored<Mentoring>> find(String id) {
        return mentorings.find(id);
    }

    /** @throws AlreadyExists if the asker has one */
    Stored<Mentoring> create(Mentoring mentoring) {
        return mentorings.create(idOfAsker(mentoring.askerId()), mentoring);
    }

    /** @throws StaleVersion if somebody else has changed it since */
    Stored<Mentoring> save(Stored<Mentoring> before, Mentoring after) {
        return mentorings.save(before, after);
    }

    /** @throws StaleVersion if somebody else has changed it since */
    void delete(Stored<Mentoring> before) {
        mentorings.delete(before);
    }

    List<Stored<Mentoring>> due(int limit) {
        return mentorings.find(lte("dueAt", clock.instant()), ascending("dueAt"), limit);
    }

    List<Stored<Mentoring>> untold(int limit) {
        return mentorings.find(
                and(eq("told", false), eq("state", Mentoring.State.active.name())), ascending("_id"), limit);
    }

    /** What is asked of a mentor, and what goes on, at most 100. */
    List<Stored<Mentoring>> ofMentor(String memberId) {
        return mentorings.find(eq("mentorId", memberId), ascending("askedAt"), OF_ONE);
    }

    List<Stored<Mentoring>> ofGroup(String groupId) {
        return mentorings.find(eq("groupId", groupId), ascending("_id"), OF_ONE);
    }

    List<String> groupIds() {
        return mentorings.distinct("groupId");
    }
}
