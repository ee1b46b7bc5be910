package org.usergroups.roster.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usergroups.roster.meetings.Meeting;

/**
 * Who has said that they come to one meeting. The order of the answers is the order of the places: all of them are in one document, so
 * nobody who was told of a place loses it to somebody who was faster on another instance. Nothing of it is published.
 *
 * @param endsAt when the meeting ends, as far as is known here
 * @param forgotten whether names and addresses have been removed
 * @param announced what people know of the meeting, or are about to be told; absent where that was not kept yet
 * @param untold the token hashes of those who are still to be told of it
 */
public record Attendance(
        String groupId,
        List<Answer> answers,
        Instant endsAt,
        boolean forgotten,
        @Nullable Announced announced,
        List<String> untold) {

    /** What people may say. */
    public enum Kind {
        going,
        maybe
    }

    /**
     * What of a meeting makes people come or stay at home, and what it is called, for when it is gone.
     *
     * @param title absent where that was not kept yet, as is the zone
     */
    public record Announced(
            Instant startsAt,
            @Nullable String venue,
            @Nullable String onlineUrl,
            Meeting.Status status,
            @Nullable String title,
            @Nullable String zone) {

        static Announced of(Meeting meeting) {
            return new Announced(
                    meeting.startsAt(),
                    meeting.venue(),
                    meeting.onlineUrl(),
                    meeting.status(),
                    meeting.title(),
                    meeting.zone());
        }

        Announced calledOff() {
            return new Announced(startsAt, venue, onlineUrl, Meeting.Status.CALLED_OFF, title, zone);
        }

        /** Whether people who know the one need not be told the other. */
        boolean isNoNewsAfter(Announced before) {
            return startsAt.equals(before.startsAt)
                    && Objects.equals(venue, before.venue)
                    && Objects.equals(onlineUrl, before.onlineUrl)
                    && status == before.status;
        }
    }

    /**
     * @param tokenHash of the link by which it is taken back
     * @param newerHash of the link in the newest mail about a change, which does the same
     * @param told false for those who wait for a place, and have not been told of one yet
     */
    public record Answer(
            String name,
            @Nullable String email,
            Kind kind,
            @Nullable String tokenHash,
            @Nullable String newerHash,
            Instant at,
            boolean told) {

        Answer withTold() {
            return new Answer(name, email, kind, tokenHash, newerHash, at, true);
        }

        Answer withNewerHash(String hash) {
            return new Answer(name, email, kind, tokenHash, hash, at, told);
        }

        Answer anonymous() {
            return new Answer("", null, kind, null, null, at, true);
        }

        Answer withEmail(String address) {
            return new Answer(name, address, kind, tokenHash, newerHash, at, told);
        }

        boolean isOf(String hash) {
            return hash.equals(tokenHash) || hash.equals(newerHash);
        }
    }

    public Attendance {
        answers = List.copyOf(answers);
        untold = untold == null ? List.of() : List.copyOf(untold);
    }

    Attendance in(String otherGroupId) {
        return new Attendance(otherGroupId, answers, endsAt, forgotten, announced, untold);
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
        var said = saying(others);
        return said.hasPlace(answer, capacity) ? said.telling(answer) : said;
    }

    Attendance without(String tokenHash) {
        return saying(answers.stream().filter(answer -> !answer.isOf(tokenHash)).toList());
    }

    /** What an address has said, if anything. */
    Optional<Answer> ofAddress(String email) {
        return answers.stream().filter(answer -> email.equals(answer.email())).findFirst();
    }

    Attendance withoutAddress(String email) {
        return saying(
                answers.stream().filter(answer -> !email.equals(answer.email())).toList());
    }

    /** With what an address has said under another; what that one has said itself holds. */
    Attendance moved(String from, String to) {
        return ofAddress(to).isPresent()
                ? withoutAddress(from)
                : saying(answers.stream()
                        .map(answer -> from.equals(answer.email()) ? answer.withEmail(to) : answer)
                        .toList());
    }

    Attendance endingAt(Instant end) {
        return new Attendance(groupId, answers, end, forgotten, announced, untold);
    }

    /** Without anything that tells who it was. */
    Attendance anonymous() {
        var anonymous = answers.stream().map(Answer::anonymous).toList();
        return new Attendance(groupId, anonymous, endsAt, true, announced, List.of());
    }

    /** With the knowledge that everybody who has a place has been told. */
    Attendance allTold(@Nullable Integer capacity) {
        var promoted = promoted(capacity);
        return saying(answers.stream()
                .map(answer -> promoted.contains(answer) ? answer.withTold() : answer)
                .toList());
    }

    private Attendance telling(Answer told) {
        return saying(answers.stream()
                .map(answer -> answer.equals(told) ? answer.withTold() : answer)
                .toList());
    }

    private Attendance saying(List<Answer> others) {
        return new Attendance(groupId, others, endsAt, forgotten, announced, untold);
    }

    /** With what a meeting has become, and everybody who comes still to be told of it, unless they have answered since. */
    Attendance announcing(Meeting meeting) {
        var now = Announced.of(meeting);
        if (now.equals(announced)) {
            return this;
        }
        var isNews = announced != null && !now.isNoNewsAfter(announced);
        var told = isNews
                ? coming(answer -> answer.at().isBefore(meeting.changedAt()))
                : announced == null ? List.<String>of() : untold;
        return new Attendance(groupId, answers, meeting.endsAt(), forgotten, now, told);
    }

    /** With the knowledge that there is no such meeting any more, of which everybody who comes is still to be told. */
    Attendance gone() {
        return announced == null || announced.status() != Meeting.Status.PLANNED
                ? this
                : new Attendance(groupId, answers, endsAt, forgotten, announced.calledOff(), coming(answer -> true));
    }

    /** Whether somebody comes who would have to be told, if there were no such meeting at a time that is still to come. */
    boolean isOwing(Instant now) {
        return announced != null
                && announced.startsAt().isAfter(now)
                && (!untold.isEmpty() || !gone().untold.isEmpty());
    }

    private List<String> coming(Predicate<Answer> which) {
        return answers.stream()
                .filter(answer -> answer.kind() == Kind.going)
                .filter(which)
                .map(answer -> String.valueOf(answer.tokenHash()))
                .toList();
    }

    /** With some fewer who are to be told, each of whom has a new link, by the hash of the old one. */
    Attendance telling(Map<String, String> newHashes) {
        var linked = answers.stream()
                .map(answer -> {
                    var newer = newHashes.get(String.valueOf(answer.tokenHash()));
                    return newer == null ? answer : answer.withNewerHash(newer);
                })
                .toList();
        var left = untold.stream().filter(hash -> !newHashes.containsKey(hash)).toList();
        return new Attendance(groupId, linked, endsAt, forgotten, announced, left);
    }

    Optional<Answer> byToken(String tokenHash) {
        return answers.stream().filter(answer -> answer.isOf(tokenHash)).findFirst();
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
