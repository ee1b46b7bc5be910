package org.usergroups.roster.attendance;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.AlreadyExists;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.groups.PartOfGroup;
import org.usergroups.roster.meetings.Meeting;

/** Who comes to which meeting, by the meeting's id; and what has been said but not confirmed yet. */
@Component
class Attendances implements PartOfGroup {

    private static final Duration OPEN = Duration.ofDays(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int OF_ADDRESS_AND_MEETING = 3;
    private static final int OF_ADDRESS = 20;
    private static final int OF_MEETING = 500;
    private static final int ANSWERS_AT_MOST = 2_000;

    /** Something that somebody has typed in the name of an address. Public, since the driver's codec reads it by reflection. */
    public record Request(
            @BsonId String tokenHash,
            String meetingId,
            String groupId,
            String name,
            String email,
            Attendance.Kind kind,
            Instant madeAt) {}

    /** Of an attendance what tells whether somebody is to be told something, without the answers. */
    public record Known(
            @BsonId String id,
            Instant endsAt,
            Attendance.@Nullable Announced announced,
            @Nullable List<String> untold) {

        boolean isNewsOf(Meeting meeting) {
            return hasUntold() || !Attendance.Announced.of(meeting).equals(announced);
        }

        boolean isNewsThatItIsGone(Instant now) {
            return announced != null
                    && announced.startsAt().isAfter(now)
                    && (hasUntold() || announced.status() == Meeting.Status.PLANNED);
        }

        private boolean hasUntold() {
            return untold != null && !untold.isEmpty();
        }
    }

    private final Aggregates<Attendance> attendances;
    private final MongoCollection<Known> known;
    private final MongoCollection<Request> requests;
    private final InstantSource clock;

    Attendances(Outbox outbox, MongoDatabase database, InstantSource clock) {
        this.attendances = outbox.silent("attendances", Attendance.class)
                .indexed("groupId")
                .indexed("answers.tokenHash")
                .indexed("answers.newerHash")
                .indexed("answers.email")
                .indexed("forgotten", "endsAt")
                .indexed("endsAt", "_id");
        this.known = database.getCollection("attendances", Known.class);
        this.requests = database.getCollection("attendanceRequests", Request.class);
        this.clock = clock;
        requests.createIndex(Indexes.ascending("email", "meetingId"));
        requests.createIndex(Indexes.ascending("meetingId"));
    }

    /** But where people who come are still to be told that their meeting is gone: that goes later. */
    @Override
    public void deleteAllOf(String groupId) {
        requests.deleteMany(eq("groupId", groupId));
        for (var some = of(groupId, "");
                !some.isEmpty();
                some = of(groupId, some.getLast().id())) {
            some.stream().filter(one -> !one.state().isOwing(clock.instant())).forEach(attendances::delete);
        }
    }

    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        requests.updateMany(eq("groupId", fromGroupId), set("groupId", toGroupId));
        for (var some = of(fromGroupId); !some.isEmpty(); some = of(fromGroupId)) {
            some.forEach(one -> attendances.change(one.id(), state -> state.in(toGroupId)));
        }
    }

    private List<Stored<Attendance>> of(String groupId) {
        return of(groupId, "");
    }

    private List<Stored<Attendance>> of(String groupId, String afterId) {
        return attendances.find(and(eq("groupId", groupId), gt("_id", afterId)), ascending("_id"), 100);
    }

    @Override
    public List<String> groupIds() {
        return attendances.distinct("groupId");
    }

    /** The attendance of a meeting; one of nobody where nobody has said anything. */
    Attendance of(Stored<Meeting> meeting) {
        return attendances.find(meeting.id()).map(Stored::state).orElseGet(() -> none(meeting.state()));
    }

    private static Attendance none(Meeting meeting) {
        return new Attendance(
                meeting.groupId(), List.of(), meeting.endsAt(), false, Attendance.Announced.of(meeting), List.of());
    }

    /**
     * Keeps what somebody has typed until it is confirmed, and answers the token for the mail; no token, and so no mail, for an address
     * that has asked too often.
     *
     * @throws Problem 429 if a meeting has very many open requests
     */
    Optional<String> ask(Stored<Meeting> meeting, String name, String email, Attendance.Kind kind) {
        var recently = gt("madeAt", clock.instant().minus(HOUR));
        if (requests.countDocuments(and(eq("meetingId", meeting.id()), recently)) >= OF_MEETING) {
            throw Problem.tooMany("Very many people answer just now. Try again in an hour.");
        }
        var ofAddress = and(eq("email", email), recently);
        if (requests.countDocuments(and(ofAddress, eq("meetingId", meeting.id()))) >= OF_ADDRESS_AND_MEETING
                || requests.countDocuments(ofAddress) >= OF_ADDRESS) {
            return Optional.empty();
        }
        var token = Secrets.token();
        requests.insertOne(new Request(
                Secrets.hash(token), meeting.id(), meeting.state().groupId(), name, email, kind, clock.instant()));
        return Optional.of(token);
    }

    /** Meetings of which an address has said something, at most 100. */
    List<Stored<Attendance>> ofAddress(String email) {
        return attendances.find(eq("answers.email", email), ascending("_id"), 100);
    }

    /** Takes back everything that an address has said. */
    void forget(String email) {
        requests.deleteMany(eq("email", email));
        changeAllOf(email, attendance -> attendance.withoutAddress(email));
    }

    void move(String from, String to) {
        requests.updateMany(eq("email", from), set("email", to));
        changeAllOf(from, attendance -> attendance.moved(from, to));
    }

    private void changeAllOf(String email, UnaryOperator<Attendance> change) {
        for (var some = ofAddress(email); !some.isEmpty(); some = ofAddress(email)) {
            some.forEach(one -> attendances.change(one.id(), change));
        }
    }

    void drop(String token) {
        requests.deleteOne(eq(Secrets.hash(token)));
    }

    /** What was said with a token, unless it is confirmed already or too old. */
    Optional<Request> request(String token) {
        return Optional.ofNullable(requests.find(and(
                        eq(Secrets.hash(token)), gt("madeAt", clock.instant().minus(OPEN))))
                .first());
    }

    /** The attendance in which a token's answer is; its id is that of the meeting. */
    Optional<Stored<Attendance>> confirmed(String token) {
        var hash = Secrets.hash(token);
        return attendances.findOne(or(eq("answers.tokenHash", hash), eq("answers.newerHash", hash)));
    }

    /** Confirms what was said: it has its place in the order from now on. Twice is as once. */
    Attendance confirm(Request request, Stored<Meeting> meeting) {
        var answer = new Attendance.Answer(
                request.name(),
                request.email(),
                request.kind(),
                request.tokenHash(),
                null,
                clock.instant(),
                request.kind() == Attendance.Kind.maybe);
        var capacity = meeting.state().capacity();
        try {
            attendances.create(meeting.id(), none(meeting.state()));
        } catch (AlreadyExists others) {
            // Somebody has answered before.
        }
        var after = attendances
                .change(meeting.id(), before -> {
                    if (before.answers().size() >= ANSWERS_AT_MOST || before.forgotten()) {
                        throw Problem.conflict("full", "No more answers", "This meeting takes no more answers.");
                    }
                    return before.endingAt(meeting.state().endsAt()).with(answer, capacity);
                })
                .orElseThrow(() -> Problem.notFound("meeting", meeting.id()));
        requests.deleteOne(eq(request.tokenHash()));
        return after.state();
    }

    void withdraw(String token) {
        drop(token);
        confirmed(token)
                .ifPresent(there -> attendances.change(there.id(), before -> before.without(Secrets.hash(token))));
    }

    /** Those who have a place now and do not know it, for the caller alone to tell. */
    List<Attendance.Answer> claimPromoted(Stored<Meeting> meeting) {
        var capacity = meeting.state().capacity();
        var there = attendances.find(meeting.id());
        if (there.isEmpty() || there.get().state().promoted(capacity).isEmpty()) {
            return List.of();
        }
        try {
            attendances.save(there.get(), there.get().state().allTold(capacity));
            return there.get().state().promoted(capacity);
        } catch (StaleVersion someoneElse) {
            return List.of();
        }
    }

    /** Meetings that are not over, as far as is known here, and have answers; the soonest first, after one of them. */
    List<Known> coming(@Nullable Known after, int limit) {
        var from = after == null
                ? gt("endsAt", clock.instant())
                : or(gt("endsAt", after.endsAt()), and(eq("endsAt", after.endsAt()), gt("_id", after.id())));
        return known.find(and(from, ne("forgotten", true)))
                .projection(include("endsAt", "announced", "untold"))
                .sort(ascending("endsAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Takes note of what a meeting has become, unless somebody got in between: then the next round does. */
    void announce(Known before, UnaryOperator<Attendance> news) {
        attendances
                .find(before.id())
                .filter(there -> Objects.equals(there.state().announced(), before.announced()))
                .ifPresent(there -> keep(there, news.apply(there.state())));
    }

    /** Somebody who is to be told of a change, with the token of a link of their own. */
    record Told(String email, String token) {}

    /** Some of those who are still to be told what has become of a meeting, for the caller alone to tell. */
    List<Told> claimUntold(String meetingId, int limit) {
        var there = attendances.find(meetingId);
        if (there.isEmpty() || there.get().state().untold().isEmpty()) {
            return List.of();
        }
        var told = new ArrayList<Told>();
        var newHashes = new HashMap<String, String>();
        for (var hash : there.get().state().untold().stream().limit(limit).toList()) {
            var token = Secrets.token();
            newHashes.put(hash, Secrets.hash(token));
            there.get()
                    .state()
                    .byToken(hash)
                    .map(Attendance.Answer::email)
                    .ifPresent(email -> told.add(new Told(email, token)));
        }
        try {
            attendances.save(there.get(), there.get().state().telling(newHashes));
            return told;
        } catch (StaleVersion someoneElse) {
            return List.of();
        }
    }

    /** Meetings that are not over and have people who do not know of a place. */
    List<Stored<Attendance>> withUntold(String afterId, int limit) {
        return attendances.find(
                and(gt("endsAt", clock.instant()), gt("_id", afterId), eq("answers.told", false)),
                ascending("_id"),
                limit);
    }

    /** What ended before a moment and still has names and addresses. */
    List<Stored<Attendance>> rememberedFrom(Instant before, int limit) {
        return attendances.find(and(lt("endsAt", before), ne("forgotten", true)), ascending("_id"), limit);
    }

    void keep(Stored<Attendance> before, Attendance after) {
        try {
            attendances.save(before, after);
        } catch (StaleVersion someoneElse) {
            // The next round sees what is there now.
        }
    }

    void forgetOpen() {
        requests.deleteMany(lt("madeAt", clock.instant().minus(OPEN)));
    }
}
