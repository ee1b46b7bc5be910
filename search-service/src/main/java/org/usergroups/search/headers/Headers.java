package org.usergroups.search.headers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usergroups.search.documents.Documents;
import org.usergroups.search.documents.Header;
import org.usergroups.search.documents.SearchDocument;
import org.usergroups.search.index.Rechecks;
import org.usergroups.search.replay.StateTopics;

/**
 * The headers of all groups. Every instance reads the whole topic of groups, at its start and from then on, outside any consumer
 * group, since each needs all of them.
 */
@Component
public class Headers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Headers.class);
    /** The topic of groups. */
    public static final String TOPIC = "roster.groups.v1";

    /** As {@code platform-events.yaml} has it for the consumers of groups. */
    private static final Map<String, Object> TOGETHER =
            Map.of(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 65_536, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private final StateTopics topics;
    private final Documents documents;
    private final KnownGroups known;
    private final Map<String, Header> headers = new ConcurrentHashMap<>();
    private final Rechecks changed;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    Headers(StateTopics topics, Documents documents, KnownGroups known, InstantSource clock) {
        this.topics = topics;
        this.documents = documents;
        this.known = known;
        this.changed = new Rechecks(clock);
    }

    /** The header of a group, unless nothing has been heard of the group yet. */
    public Optional<Header> find(String groupId) {
        return Optional.ofNullable(headers.get(groupId));
    }

    /** The document with what its group's header says; hidden as long as nothing is known of the group. */
    public SearchDocument complete(SearchDocument document) {
        var group = document.group();
        return group == null || document.type().equals("group")
                ? document
                : find(group.id()).map(document::under).orElseGet(document::hidden);
    }

    /** Whether what is published now is going to be known. */
    boolean isReading() {
        var reading = thread;
        return reading != null && reading.isAlive();
    }

    /** Whether everything that was published before the start is known. */
    boolean areLoaded() {
        return loaded.getCount() == 0;
    }

    /** The groups whose header has changed. */
    Rechecks changed() {
        return changed;
    }

    int count() {
        return headers.size();
    }

    /** The headers of all groups, those that are gone too. */
    public Collection<Header> all() {
        return headers.values();
    }

    /** Begins reading, and waits until what was published before the start is known. */
    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("headers").daemon().start(this::run);
        try {
            if (!loaded.await(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("The groups' headers are not all read after {}; documents get theirs later", START_WITHIN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        var stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the bindings, so that the first documents have their headers. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running) {
            try (var consumer = topics.consumer(TOGETHER)) {
                read(consumer);
            } catch (InterruptException stopped) {
                return;
            } catch (RuntimeException failed) {
                // Whatever it is, reading goes on: without headers nothing new of any group would be found.
                log.warn("The topic of groups cannot be read, trying again: {}", failed.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(TRY_AGAIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("There is no topic " + TOPIC + " yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (running) {
            for (var event : consumer.poll(POLL)) {
                take(event);
            }
            if (loaded.getCount() > 0 && StateTopics.hasRead(consumer, partitions, ends)) {
                log.info("The headers of {} groups are known", headers.size());
                loaded.countDown();
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> event) {
        try {
            var received = StateTopics.event(event);
            var header = documents.header(received);
            var before = headers.get(received.subject());
            if (before == null || header.sequence() > before.sequence()) {
                headers.put(received.subject(), header);
                known.changed(before, header);
                // What was published before the start is no change; the sweep of everything finds what was missed.
                if (areLoaded()) {
                    changed.add(received.subject());
                }
            }
        } catch (RuntimeException broken) {
            // The indexer reads the same event and keeps it as a dead letter.
            log.debug("An event of a group cannot be read: {}", broken.getMessage());
        }
    }
}
