package org.usergroups.roster.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;

/**
 * Who has said that they come to one meeting. The order of the answers is the order of the places: all of them are in one document, so
 * nobody who was told of a place loses it to somebody who was faster on another instance.
 *
 * @param endsAt when the meeting ends, as far as is known here
 * @param forgotten whether names and addresses have been removed
 */
public record Attendance(String groupId, List<Answer> answers, Instant endsAt, boolean forgotten) {

    /** Nothing of it is published. */
    static final StateTopic<Attendance> TOPIC = new StateTopic<>(
            "roster.meetings.v1",
            "org.usergroups.roster.attendance",
            "/roster-service",
            attendance -> Publication.silence());

    /** What people may say. */
    public enum Kind {
        going,
        maybe
    }

    /**
     * @param tokenHash of the link by which it is taken back
     * @param told false for those who wait for a place, and have not been told of one yet
     */
    public record Answer(
            String name,
            @Nullable String email,
            Kind kind,
            @Nullable String tokenHash,
            Instant at,
            boolean told) {

        Answer withTold() {
            return new Answer(name, email, kind, tokenHash, at, true);
        }

        Answer anonymous() {
            return new Answer("", null, kind, null, at, true);
        }
    }

    public Attendance {
        answers = List.copyOf(answers);
    }

    Attendance in(String otherGroupId) {
        return new Attendance(otherGroupId, answers, endsAt, forgotten);
    }

    /** With an answer; somebody who says the same again keeps their place, and who says something else is last. */
    Attendance with(Answer answer, @Nullable Integer capacity) {
        var others = new ArrayList<Answer>();
        var at = -1;
        for (var other : answers) {
            if (!String.valueOf(answer.email()).equals(other.email())) {
                others.add(other);
            } else if (other.kind() == answer.kind()) {
                at = others.size();
            }
        }
        others.add(at < 0 ? others.size() : at, answer);
        var said = new Attendance(groupId, others, endsAt, forgotten);
        return said.hasPlace(answer, capacity) ? said.telling(answer) : said;
    }

    Attendance without(String tokenHash) {
        return new Attendance(
                groupId,
                answers.stream()
                        .filter(answer -> !tokenHash.equals(answer.tokenHash()))
                        .toList(),
                endsAt,
                forgotten);
    }

    Attendance endingAt(Instant end) {
        return new Attendance(groupId, answers, end, forgotten);
    }

    /** Without anything that tells who it was. */
    Attendance anonymous() {
        return new Attendance(groupId, answers.stream().map(Answer::anonymous).toList(), endsAt, true);
    }

    /** With the knowledge that everybody who has a place has been told. */
    Attendance allTold(@Nullable Integer capacity) {
        var promoted = promoted(capacity);
        return new Attendance(
                groupId,
                answers.stream()
                        .map(answer -> promoted.contains(answer) ? answer.withTold() : answer)
                        .toList(),
                endsAt,
                forgotten);
    }

    private Attendance telling(Answer told) {
        return new Attendance(
                groupId,
                answers.stream()
                        .map(answer -> answer.equals(told) ? answer.withTold() : answer)
                        .toList(),
                endsAt,
                forgotten);
    }

    Optional<Answer> byToken(String tokenHash) {
        return answers.stream()
                .filter(answer -> tokenHash.equals(answer.tokenHash()))
                .findFirst();
    }

    /** Those who have waited and have a place now, but do not know it yet. */
    List<Answer> promoted(@Nullable Integer capacity) {
        return withPlace(capacity).stream().filter(answer -> !answer.told()).toList();
    }

    boolean hasPlace(Answer answer, @Nullable Integer capacity) {
        return withPlace(capacity).contains(answer);
    }

    int going(@Nullable Integer capacity) {
        return withPlace(capacity).size();
    }

    int waiting(@Nullable Integer capacity) {
        return count(Kind.going) - going(capacity);
    }

    int count(Kind kind) {
        return (int) answers.stream().filter(answer -> answer.kind() == kind).count();
    }

    /** First come, first served. */
    private List<Answer> withPlace(@Nullable Integer capacity) {
        return answers.stream()
                .filter(answer -> answer.kind() == Kind.going)
                .limit(capacity == null ? Integer.MAX_VALUE : capacity)
                .toList();
    }
}
