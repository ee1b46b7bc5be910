package org.usergroups.roster.feeds;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usergroups.roster.Secrets;
import org.usergroups.roster.Turns;
import org.usergroups.roster.groups.PartOfGroup;
import org.usergroups.roster.meetings.FollowedCalendars;
import org.usergroups.roster.meetings.Meeting;

/** The calendars that groups have named, each fetched by one instance at a time. */
@Component
class CalendarFeeds implements PartOfGroup, FollowedCalendars {

    /** Longer than any fetch may take; after a crash the calendar is fetched again then. */
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private static final Duration BETWEEN_NAMINGS = Duration.ofMinutes(3);
    private static final Duration WHOLE = Duration.ofDays(1);
    private static final Duration POLITE = Duration.ofHours(6);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(30);
    private static final Duration LAST_RETRY = Duration.ofDays(1);

    private final MongoCollection<CalendarFeed> feeds;
    private final Turns turns;
    private final InstantSource clock;

    CalendarFeeds(MongoDatabase database, Turns turns, InstantSource clock) {
        this.feeds = database.getCollection("calendarFeeds", CalendarFeed.class);
        this.turns = turns;
        this.clock = clock;
        feeds.createIndex(Indexes.ascending("nextAt"));
    }

    @Override
    public void deleteAllOf(String groupId) {
        delete(groupId);
    }

    /** Unless the other group has a calendar of its own. */
    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        find(fromGroupId).filter(feed -> find(toGroupId).isEmpty()).ifPresent(feed -> name(toGroupId, feed.url()));
    }

    @Override
    public List<String> groupIds() {
        return feeds.distinct("_id", String.class).into(new ArrayList<>());
    }

    Optional<CalendarFeed> find(String groupId) {
        return Optional.ofNullable(feeds.find(eq(groupId)).first());
    }

    /** What is to come from one of before was withdrawn when the address changed, so only what began before it is of that one. */
    @Override
    public Predicate<Meeting> keeping(String groupId) {
        var feed = find(groupId);
        return meeting -> meeting.feedUid() != null
                && feed.isPresent()
                && (feed.get().namedAt() == null
                        || meeting.startsAt().isAfter(feed.get().namedAt()));
    }

    /** Names a group's calendar; it is fetched soon. The same address again has it fetched again, but not all the time. */
    CalendarFeed name(String groupId, String url) {
        var now = clock.instant();
        var before = find(groupId).filter(feed -> feed.url().equals(url));
        var turn = "calendar of %s at %s".formatted(groupId, Secrets.hash(url));
        var soon = turns.take(turn, BETWEEN_NAMINGS) ? now : now.plus(BETWEEN_NAMINGS);
        var nextAt = before.map(CalendarFeed::nextAt).filter(soon::isAfter).orElse(soon);
        var namedAt = before.isPresent() ? before.get().namedAt() : now;
        var feed = new CalendarFeed(groupId, url, namedAt, nextAt, null, null, null, null, null, 0, null, 0);
        feeds.replaceOne(eq(groupId), feed, new ReplaceOptions().upsert(true));
        return feed;
    }

    void delete(String groupId) {
        feeds.deleteOne(eq(groupId));
    }

    /** A calendar whose time has come, for the caller alone. */
    Optional<CalendarFeed> claim() {
        var now = clock.instant();
        return Optional.ofNullable(feeds.findOneAndUpdate(
                lte("nextAt", now),
                Updates.combine(Updates.set("nextAt", now.plus(CLAIM)), Updates.set("triedAt", now)),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("nextAt")).returnDocument(ReturnDocument.AFTER)));
    }

    /** Leaves a calendar that was claimed for a later round. */
    void postpone(CalendarFeed claimed) {
        feeds.updateOne(same(claimed), Updates.set("nextAt", clock.instant().plus(LATER)));
    }

    /** Keeps what came of a fetch, unless people have named another calendar meanwhile. */
    void keep(CalendarFeed claimed, CalendarFeed after) {
        feeds.replaceOne(same(claimed), after);
    }

    /** Whether nobody has named another calendar, or fetched this one, since it was claimed. */
    boolean isStill(CalendarFeed claimed) {
        return feeds.countDocuments(same(claimed)) > 0;
    }

    private static Bson same(CalendarFeed claimed) {
        return and(eq(claimed.groupId()), eq("url", claimed.url()), eq("nextAt", claimed.nextAt()));
    }

    /** Whether a calendar is so long not read whole that what is to come has to be made anew from it. */
    boolean isToBeReadWhole(CalendarFeed feed) {
        var wholeAt = feed.wholeAt();
        return wholeAt == null || !wholeAt.isAfter(clock.instant().minus(WHOLE));
    }

    /** It is as it was. */
    CalendarFeed unchanged(CalendarFeed feed) {
        var now = clock.instant();
        return new CalendarFeed(
                feed.groupId(),
                feed.url(),
                feed.namedAt(),
                now.plus(POLITE),
                feed.triedAt(),
                now,
                feed.wholeAt(),
                feed.etag(),
                feed.lastModified(),
                0,
                feed.failures() == 0 ? feed.problem() : null,
                feed.meetings());
    }

    CalendarFeed read(CalendarFeed feed, String etag, String lastModified, int meetings, String remark) {
        var now = clock.instant();
        return new CalendarFeed(
                feed.groupId(),
                feed.url(),
                feed.namedAt(),
                now.plus(POLITE),
                feed.triedAt(),
                now,
                now,
                etag.isEmpty() ? null : etag,
                lastModified.isEmpty() ? null : lastModified,
                0,
                remark.isEmpty() ? null : remark,
                meetings);
    }

    /** What was read last stays; the next try is later each time. */
    CalendarFeed failed(CalendarFeed feed, String problem) {
        var failures = Math.min(feed.failures() + 1, 20);
        var pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
        return new CalendarFeed(
                feed.groupId(),
                feed.url(),
                feed.namedAt(),
                clock.instant().plus(pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause),
                feed.triedAt(),
                feed.fetchedAt(),
                feed.wholeAt(),
                feed.etag(),
                feed.lastModified(),
                failures,
                problem,
                feed.meetings());
    }
}
