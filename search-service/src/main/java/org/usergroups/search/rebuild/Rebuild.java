package org.usergroups.search.rebuild;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.inbound.BrokenEvent;
import org.usergroups.platform.events.inbound.ReceivedEvent;
import org.usergroups.platform.web.Problem;
import org.usergroups.search.SearchProperties;
import org.usergroups.search.activity.Activities;
import org.usergroups.search.documents.Documents;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.headers.Headers;
import org.usergroups.search.index.IndexVersions;
import org.usergroups.search.index.Merging;
import org.usergroups.search.index.SearchIndex;
import org.usergroups.search.index.SearchesUnderWay;
import org.usergroups.search.replay.StateTopics;

/**
 * Builds the index anew from the compacted topics. Searches read the old index until the new one has everything; what changes
 * meanwhile is written to both. Between two batches searches go first, so that a rebuild by day takes longer and is not noticed.
 */
@Component
class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final long TRY_AGAIN_MILLIS = 5_000;
    private static final long PURGE_MILLIS = 86_400_000;
    private static final long LEFT_OVER_MILLIS = 3_600_000;
    private static final long MERGE_MILLIS = 600_000;
    private static final int TURNS_OF_SEARCHES = 4;
    private static final Duration LONGEST_BUILDING = Duration.ofDays(1);

    private final IndexVersions versions;
    private final Merging merging;
    private final SearchIndex index;
    private final Documents documents;
    private final Headers headers;
    private final Activities activities;
    private final SearchProperties properties;
    private final StateTopics topics;
    private final SearchesUnderWay searches;
    private final InstantSource clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean isCurrent;

    Rebuild(
            IndexVersions versions,
            Merging merging,
            SearchIndex index,
            Documents documents,
            Headers headers,
            Activities activities,
            SearchProperties properties,
            StateTopics topics,
            SearchesUnderWay searches,
            InstantSource clock) {
        this.versions = versions;
        this.merging = merging;
        this.index = index;
        this.documents = documents;
        this.headers = headers;
        this.activities = activities;
        this.properties = properties;
        this.topics = topics;
        this.searches = searches;
        this.clock = clock;
    }

    /** What a rebuild did; an event that is broken, or that the engine refuses, is left out and in the log. */
    record Report(String index, long events, long leftOut, long seconds) {}

    private static final class Tally {
        private long events;
        private long leftOut;

        private void leaveOut(List<SearchIndex.Refused> refused) {
            refused.forEach(document ->
                    log.error("{} is left out, the engine refuses it: {}", document.id(), document.reason()));
            leftOut += refused.size();
        }
    }

    /** An index that was lost, or made by another release, is built anew without being asked, and tried until that is done. */
    // At a fixed rate this has a thread of its own: it may take hours, and holds up none of the other tasks.
    @Scheduled(fixedRate = TRY_AGAIN_MILLIS)
    void rebuildIfNeeded() {
        if (isCurrent || running.get()) {
            return;
        }
        try {
            if (versions.needsRebuild()) {
                log.info("The index is new or of another release: it is filled from the topics");
                run();
            }
            isCurrent = true;
        } catch (RuntimeException failed) {
            log.warn("The index could not be filled from the topics, trying again: {}", failed.getMessage());
        }
    }

    /**
     * Builds and swaps; answers when searches read the new index.
     *
     * @throws Problem 409 if a rebuild is under way
     * @throws IllegalStateException if events stop coming
     */
    Report run() {
        if (!running.compareAndSet(false, true)) {
            throw Problem.conflict(
                    "rebuild-under-way", "A rebuild is under way", "Wait until it has ended; the log says when.");
        }
        try {
            var startedAt = clock.instant();
            var name = versions.startBuilding();
            var tally = filled(name);
            var former = swapped(name);
            // Other instances write to the former index for a moment longer.
            Thread.sleep(versions.buildingIsSeenAfterMillis());
            former.forEach(this::deleteFormer);
            beginMerging(name);
            var report = new Report(
                    name,
                    tally.events,
                    tally.leftOut,
                    Duration.between(startedAt, clock.instant()).toSeconds());
            log.info("Built {}: {}", name, report);
            return report;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rebuild was interrupted", interrupted);
        } finally {
            running.set(false);
        }
    }

    private Tally filled(String name) throws InterruptedException {
        try {
            Thread.sleep(versions.buildingIsSeenAfterMillis());
            return replay(name);
        } catch (RuntimeException | InterruptedException failed) {
            versions.delete(name);
            throw failed;
        }
    }

    private List<String> swapped(String name) {
        try {
            return versions.swapTo(name);
        } catch (RuntimeException failed) {
            try {
                if (!versions.isRead(name)) {
                    versions.delete(name);
                }
            } catch (RuntimeException later) {
                log.warn("The new index {} cannot be deleted now: {}", name, later.getMessage());
            }
            throw failed;
        }
    }

    /** What cannot be deleted now is deleted with what else is left over, later. */
    private void deleteFormer(String name) {
        try {
            versions.delete(name);
        } catch (RuntimeException failed) {
            log.warn("The former index {} cannot be deleted now: {}", name, failed.getMessage());
        }
    }

    /** After the swap and with the former index gone, so that both never need the room of a merge as well. */
    private void beginMerging(String name) {
        try {
            merging.begin(name);
        } catch (RuntimeException failed) {
            log.warn("The segments of {} are not merged: {}", name, failed.getMessage());
        }
    }

    /** What crashes have left: indexes that nothing reads and nobody builds any more. */
    @Scheduled(fixedDelay = LEFT_OVER_MILLIS)
    void deleteLeftOver() {
        try {
            versions.deleteLeftOver(clock.instant().minus(LONGEST_BUILDING));
        } catch (RuntimeException failed) {
            log.warn("Indexes that are left over cannot be deleted now: {}", failed.getMessage());
        }
    }

    /** Not right after a start, which is busy enough, nor in a rebuild, which ends with a merge. */
    @Scheduled(fixedDelay = MERGE_MILLIS, initialDelay = MERGE_MILLIS)
    void mergeIfCutOff() {
        if (running.get() || !isCurrent) {
            return;
        }
        try {
            merging.beginIfCutOff(versions.current());
        } catch (RuntimeException failed) {
            log.warn("Whether the index is merged cannot be told now: {}", failed.getMessage());
        }
    }

    @Scheduled(fixedRate = PURGE_MILLIS, initialDelay = 600_000)
    void purgeTombstones() {
        try {
            index.purgeTombstones(clock.instant().minus(properties.keepTombstones()));
        } catch (RuntimeException failed) {
            log.warn("Marks of what is gone cannot be removed now, tomorrow again: {}", failed.getMessage());
        }
    }

    /** The groups come last, when the index can tell what there is of each. */
    private Tally replay(String name) throws InterruptedException {
        var tally = new Tally();
        var things = properties.topics().stream()
                .filter(topic -> !topic.equals(Headers.TOPIC))
                .toList();
        try (var writer = new BatchWriter(index, name)) {
            tally.leftOut += topics.read(things, events -> write(events, writer, tally, UnaryOperator.identity()));
            tally.leaveOut(writer.awaitAll());
            var activity = activities.in(name);
            tally.leftOut += topics.read(
                    List.of(Headers.TOPIC),
                    events -> write(
                            events,
                            writer,
                            tally,
                            group -> group.with(activity.getOrDefault(group.id(), SearchDocument.Activity.NONE))));
            tally.leaveOut(writer.awaitAll());
        }
        return tally;
    }

    private void write(
            List<ReceivedEvent> events, BatchWriter writer, Tally tally, UnaryOperator<SearchDocument> last) {
        var begin = System.nanoTime();
        var made = new ArrayList<SearchDocument>();
        for (var event : events) {
            tally.events++;
            try {
                made.add(last.apply(headers.complete(documents.of(event))));
            } catch (BrokenEvent broken) {
                tally.leftOut++;
                log.warn(
                        "An event at {} {}-{} is left out: {}",
                        event.topic(),
                        event.partition(),
                        event.offset(),
                        broken.getMessage());
            }
        }
        try {
            tally.leaveOut(writer.awaitTurn());
            searches.giveWay(Duration.ofNanos(TURNS_OF_SEARCHES * (System.nanoTime() - begin)));
            writer.begin(made);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rebuild was interrupted", interrupted);
        }
    }
}
