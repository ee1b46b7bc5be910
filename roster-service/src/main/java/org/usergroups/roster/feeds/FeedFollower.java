package org.usergroups.roster.feeds;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Ids;
import org.usergroups.platform.web.outgoing.Fetched;
import org.usergroups.platform.web.outgoing.OutgoingFetch;
import org.usergroups.platform.web.outgoing.OutgoingRequest;
import org.usergroups.roster.groups.Groups;
import org.usergroups.roster.meetings.Meeting;
import org.usergroups.roster.meetings.Meetings;

/** Fetches the calendars of groups, and keeps the meetings that come from them as the calendars say. */
@Component
class FeedFollower {

    private static final Logger log = LoggerFactory.getLogger(FeedFollower.class);
    private static final long EVERY_MINUTE_MILLIS = 60_000;
    private static final int A_ROUND = 100;
    private static final int AT_ONCE = 10;
    private static final int OF_A_HOST = 20;
    private static final int KEPT_AT_MOST = 1_000;

    private final CalendarFeeds feeds;
    private final Groups groups;
    private final Meetings meetings;
    private final OutgoingFetch outgoing;
    private final InstantSource clock;
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FeedFollower(CalendarFeeds feeds, Groups groups, Meetings meetings, OutgoingFetch outgoing, InstantSource clock) {
        this.feeds = feeds;
        this.groups = groups;
        this.meetings = meetings;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** Slow hosts must not hold up what else is timed. */
    @Scheduled(initialDelay = EVERY_MINUTE_MILLIS, fixedDelay = EVERY_MINUTE_MILLIS)
    void tick() {
        if (isRunning.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    follow();
                } catch (RuntimeException failed) {
                    log.warn("Calendars could not be followed; they are again later", failed);
                } finally {
                    isRunning.set(false);
                }
            });
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /** Fetches what is due, some at a time and those of one host one after the other; what a host has too many of waits. */
    void follow() {
        var permits = new Semaphore(AT_ONCE);
        try (var hosts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var some : claimed()) {
                hosts.execute(() -> {
                    permits.acquireUninterruptibly();
                    try {
                        some.forEach(this::follow);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
    }

    /** Calendars whose time has come, by host. */
    private Collection<List<CalendarFeed>> claimed() {
        var byHost = new HashMap<String, List<CalendarFeed>>();
        for (var count = 0; count < A_ROUND; count++) {
            var claimed = feeds.claim();
            if (claimed.isEmpty()) {
                break;
            }
            var ofHost = byHost.computeIfAbsent(
                    String.valueOf(URI.create(claimed.get().url()).getHost()), host -> new ArrayList<>());
            if (ofHost.size() < OF_A_HOST) {
                ofHost.add(claimed.get());
            } else {
                feeds.postpone(claimed.get());
            }
        }
        return byHost.values();
    }

    private void follow(CalendarFeed feed) {
        try {
            feeds.keep(feed, fetched(feed));
        } catch (RuntimeException failed) {
            log.error("The calendar of group {} could not be followed", feed.groupId(), failed);
            feeds.keep(feed, feeds.failed(feed, "Something went wrong on our side. We try again."));
        }
    }

    private CalendarFeed fetched(CalendarFeed feed) {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "text/calendar, */*;q=0.5");
        if (!feeds.isToBeReadWhole(feed)) {
            Optional.ofNullable(feed.etag()).ifPresent(tag -> headers.put("If-None-Match", tag));
            Optional.ofNullable(feed.lastModified()).ifPresent(at -> headers.put("If-Modified-Since", at));
        }
        var request = OutgoingRequest.get(URI.create(feed.url())).with(headers);
        return switch (outgoing.fetch(request)) {
            case Fetched.Failure failure -> feeds.failed(feed, failure.sentence());
            case Fetched.Answer answer when answer.status() == 304 -> feeds.unchanged(feed);
            case Fetched.Answer answer when answer.status() == 200 -> taken(feed, answer);
            case Fetched.Answer answer ->
                feeds.failed(
                        feed, "The server answered with status %d instead of a calendar.".formatted(answer.status()));
        };
    }

    private CalendarFeed taken(CalendarFeed feed, Fetched.Answer answer) {
        var file = CalendarLines.read(answer.text());
        var group = groups.find(feed.groupId());
        if (file.isEmpty() || group.isEmpty()) {
            return feeds.failed(feed, "What is there is no calendar in the format iCalendar (.ics).");
        }
        if (!feeds.isStill(feed)) {
            return feed;
        }
        var zone = group.get().state().zone();
        var events = new FeedEvents(file.get(), ZoneId.of(zone == null ? "UTC" : zone), clock.instant());
        var entries = events.coming();
        apply(feed.groupId(), entries, events.hidden());
        return feeds.read(
                feed,
                answer.header("ETag").orElse(""),
                answer.header("Last-Modified").orElse(""),
                entries.size(),
                file.get().isCut() ? "The calendar has very many events; only the first 2,000 were read." : "");
    }

    private void apply(String groupId, List<FeedEvents.Entry> entries, Set<String> hidden) {
        var now = clock.instant();
        var wanted = new HashSet<String>();
        for (var entry : entries) {
            var id = Ids.of("feed", groupId, entry.key());
            wanted.add(id);
            var status = entry.isCalledOff() ? Meeting.Status.CALLED_OFF : Meeting.Status.PLANNED;
            meetings.follow(
                    id,
                    Meeting.ofFeed(groupId, entry.plan(), entry.uid(), status, now),
                    there -> there.feedUid() != null);
        }
        for (var coming : meetings.comingOfFeed(groupId, KEPT_AT_MOST)) {
            if (!wanted.contains(coming.id())) {
                var isHidden = hidden.contains(String.valueOf(coming.state().feedUid()));
                meetings.put(coming, isHidden ? Meeting.Status.WITHDRAWN : Meeting.Status.CALLED_OFF);
            }
        }
    }

    /** Takes back what is to come from a calendar that is no longer the group's. */
    void forget(String groupId) {
        meetings.comingOfFeed(groupId, KEPT_AT_MOST).forEach(coming -> meetings.put(coming, Meeting.Status.WITHDRAWN));
    }
}
