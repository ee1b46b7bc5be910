package org.usergroups.roster.mentors;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asks for a mentor, and has one perhaps. It is deleted when it ends.
 *
 * @param groupId the group that is begun; absent when it is only wanted yet
 * @param where the city and country, as a mentor reads it
 * @param lat WGS 84 degrees; absent with {@code lon} where the place is not known
 * @param words what the asker writes to the mentor
 * @param mentorId who is asked, or is the mentor
 * @param passed who has declined or not answered
 * @param since when it became active
 * @param told whether both have been told of each other
 * @param dueAt when there is something to do if nobody does anything
 */
public record Mentoring(
        String askerId,
        @Nullable String groupId,
        String where,
        @Nullable String country,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String zone,
        List<String> languages,
        List<String> topics,
        String words,
        State state,
        @Nullable String mentorId,
        List<String> passed,
        Instant askedAt,
        @Nullable Instant since,
        boolean told,
        Instant dueAt) {

    /** How far it has come. */
    public enum State {
        /** A mentor is looked for. */
        searching,
        /** A mentor has been asked. */
        asked,
        /** Both know each other. */
        active
    }

    public Mentoring {
        languages = List.copyOf(languages);
        topics = List.copyOf(topics);
        passed = List.copyOf(passed);
    }

    boolean isAskedOf(String memberId) {
        return state == State.asked && memberId.equals(mentorId);
    }

    boolean isActiveWith(String memberId) {
        return state == State.active && memberId.equals(mentorId);
    }

    Mentoring dueAt(Instant at) {
        return with(state, mentorId, passed, since, told, at);
    }

    Mentoring asking(String memberId, Instant until) {
        return with(State.asked, memberId, passed, null, false, until);
    }

    /** The mentor does not, or does not answer: the search goes on. */
    Mentoring passing(Instant now) {
        var more = Stream.concat(passed.stream(), Stream.ofNullable(mentorId))
                .distinct()
                .toList();
        return with(State.searching, null, more, null, false, now);
    }

    Mentoring accepted(Instant now, Instant until) {
        return with(State.active, mentorId, passed, now, false, until);
    }

    Mentoring withTold() {
        return with(state, mentorId, passed, since, true, dueAt);
    }

    private Mentoring with(
            State newState,
            @Nullable String mentor,
            List<String> notThese,
            @Nullable Instant from,
            boolean isTold,
            Instant due) {
        return new Mentoring(
                askerId, groupId, where, country, lat, lon, zone, languages, topics, words, newState, mentor, notThese,
                askedAt, from, isTold, due);
    }
}
