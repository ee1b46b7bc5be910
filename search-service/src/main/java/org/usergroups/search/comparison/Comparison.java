package org.usergroups.search.comparison;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.BrokenEvent;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.activity.ActivitySweep;
import org.usergroups.search.documents.Documents;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.headers.Headers;
import org.usergroups.search.index.Queries;
import org.usergroups.search.index.SearchIndex;
import org.usergroups.search.replay.StateTopics;

/**
 * Compares every night what the services have published with what the index holds, and writes what is missing or old. The topics hold the newest
 * state of everything, so nobody's database is asked. That several instances do the same does no harm.
 */
@Component
class Comparison {

    private static final Logger log = LoggerFactory.getLogger(Comparison.class);
    private static final int MOST_BEHIND = 20_000;
    private static final int MOST_ORPHANS = 1_000;

    private final StateTopics topics;
    private final SearchIndex index;
    private final Documents documents;
    private final Headers headers;
    private final ActivitySweep activity;
    private final SearchProperties properties;
    private final InstantSource clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private Set<String> formerOrphans = Set.of();
    private volatile @Nullable Difference last;
    private volatile boolean hasFailed;

    Comparison(
            StateTopics topics,
            SearchIndex index,
            Documents documents,
            Headers headers,
            ActivitySweep activity,
            SearchProperties properties,
            InstantSource clock) {
        this.topics = topics;
        this.index = index;
        this.documents = documents;
        this.headers = headers;
        this.activity = activity;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What was found, and healed as far as it can be.
     *
     * @param at when the comparison ended
     * @param compared how many things have been published
     * @param missing how many of them were not in the index, or in an older state
     * @param orphans how many documents nobody has published; they are taken away when the next comparison finds them, too
     */
    record Difference(Instant at, long compared, long missing, long orphans, long seconds) {}

    /** What the last comparison of this instance found that came to its end; null if none has. */
    @Nullable
    Difference last() {
        return last;
    }

    /** Whether the last comparison of this instance did not come to its end: the engine or the topics were away, or far too much is missing. */
    boolean hasFailed() {
        return hasFailed;
    }

    @Scheduled(cron = "${usergroups.search.compare-at}", zone = "UTC")
    void everyNight() {
        try {
            run();
        } catch (RuntimeException failed) {
            log.warn("The index could not be compared with the topics, tomorrow again: {}", failed.getMessage());
        }
        try {
            activity.sweepAll();
        } catch (RuntimeException failed) {
            log.warn("The activity of all groups could not be counted, tomorrow again: {}", failed.getMessage());
        }
    }

    /**
     * Compares and heals.
     *
     * @throws Problem 409 if a comparison is under way
     */
    Difference run() {
        if (!running.compareAndSet(false, true)) {
            throw Problem.conflict(
                    "comparison-under-way", "A comparison is under way", "Wait until it has ended; the log says when.");
        }
        var isFailing = true;
        try {
            var found = compareAndHeal();
            log.info("Compared the index with the topics: {}", found);
            last = found;
            isFailing = false;
            return found;
        } finally {
            hasFailed = isFailing;
            running.set(false);
        }
    }

    private Difference compareAndHeal() {
        var startedAt = clock.instant();
        var published = new SeenIds();
        var behind = new ArrayList<ReceivedEvent>();
        var compared = new long[1];
        topics.read(properties.topics(), events -> {
            compared[0] += events.size();
            events.forEach(event -> published.add(event.subject()));
            behind.addAll(behind(events));
            refuseTooMany(behind);
        });
        // What was published a moment ago is written by now.
        var missing = heal(behind(behind));
        var orphans = orphans(published);
        var endedAt = clock.instant();
        return new Difference(
                endedAt,
                compared[0],
                missing,
                orphans.size(),
                Duration.between(startedAt, endedAt).toSeconds());
    }

    private static void refuseTooMany(List<ReceivedEvent> behind) {
        if (behind.size() > MOST_BEHIND) {
            throw new IllegalStateException(
                    "More than %,d documents are missing or old: POST /actuator/rebuild".formatted(MOST_BEHIND));
        }
    }

    /** Those events that are not in the index, nor newer ones of the same thing. Of what is gone, nothing need be there. */
    private List<ReceivedEvent> behind(List<ReceivedEvent> events) {
        var ids = events.stream().map(ReceivedEvent::subject).distinct().toList();
        var sequences = index.stamps(ids).stream()
                .collect(Collectors.toMap(SearchIndex.Stamp::id, SearchIndex.Stamp::sequence));
        return events.stream()
                .filter(event -> {
                    var known = sequences.get(event.subject());
                    return known == null ? !event.isDeletion() : known < event.sequence();
                })
                .toList();
    }

    /** Writes what can be written; answers how many things that were. */
    private long heal(List<ReceivedEvent> events) {
        var made = new ArrayList<SearchDocument>();
        for (var event : events) {
            try {
                made.add(headers.complete(documents.of(event)));
            } catch (BrokenEvent broken) {
                // It is a dead letter already.
                log.debug("{} cannot be healed: {}", event.subject(), broken.getMessage());
            }
        }
        index.write(activity.prepare(made));
        return made.stream().map(SearchDocument::id).distinct().count();
    }

    /** What is found twice, a night apart, was not only on its way. */
    private Set<String> orphans(SeenIds published) {
        var orphans = new HashSet<String>();
        index.scanStamps(
                Queries.there(),
                stamps -> stamps.stream()
                        .map(SearchIndex.Stamp::id)
                        .filter(id -> !published.contains(id))
                        .forEach(orphans::add));
        var again = orphans.stream().filter(formerOrphans::contains).toList();
        if (again.size() > MOST_ORPHANS) {
            log.error("{} documents have not been published by anybody: too many to be taken away", again.size());
        } else {
            index.deleteAll(again);
        }
        formerOrphans = Set.copyOf(orphans);
        return orphans;
    }
}
