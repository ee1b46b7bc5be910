package org.usergroups.platform.events.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.usergroups.platform.events.OutboxProperties;

/**
 * Takes pending events from documents to Kafka, at least once and, for each aggregate, in order of their sequence.
 *
 * <p>Any number of instances share the work by leases on buckets. A commit only wakes the relay; polling finds what a crash left
 * behind. What is removed from a document is exactly what the broker has acknowledged to this relay, so a relay that has lost its
 * lease without noticing repeats events but never loses one; consumers ignore the repetition by its sequence.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int ROUND = 500;

    private final MongoDatabase database;
    private final EventPublisher publisher;
    private final OutboxProperties properties;
    private final InstantSource clock;
    private final Leases leases;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Backlog backlog;
    private final LinkedBlockingQueue<Hint> hints = new LinkedBlockingQueue<>(10_000);
    private final AtomicLong published = new AtomicLong();
    private volatile boolean brokerAway;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** A collection with outboxes, and where its events go. */
    public record Source(String collection, String topic, String ceSource) {}

    private record Hint(String collection, String id) {
        static final Hint OF_NOTHING = new Hint("", "");
    }

    private enum Outcome {
        SENT,
        REFUSED,
        AWAY,
        LEASE_ENDS
    }

    public OutboxRelay(
            MongoDatabase database,
            EventPublisher publisher,
            OutboxProperties properties,
            InstantSource clock,
            String owner) {
        this.database = database;
        this.publisher = publisher;
        this.properties = properties;
        this.clock = clock;
        this.leases = new Leases(database, owner, properties.lease(), clock);
        this.backlog = new Backlog(database, sources.keySet(), this::wake, clock);
    }

    /** Adds a collection whose documents have outboxes. */
    public void relay(Source source) {
        collection(source.collection())
                .createIndex(
                        Indexes.ascending("outbox.pending.bucket", "outbox.pending.since"),
                        new IndexOptions().sparse(true));
        sources.put(source.collection(), source);
    }

    /** The topics that events go to. */
    public List<String> topics() {
        return sources.values().stream().map(Source::topic).distinct().toList();
    }

    /** Says that an aggregate has a new event. Never blocks and never publishes by itself; a lost hint is found by polling. */
    public void wake(String collection, String id) {
        if (!hints.offer(new Hint(collection, id))) {
            log.debug("More than {} aggregates wait for the relay; polling finds the rest", hints.size());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        var stopping = thread;
        if (stopping != null) {
            if (brokerAway) {
                stopping.interrupt();
            } else {
                hints.offer(Hint.OF_NOTHING);
            }
            try {
                if (!stopping.join(properties.deliveryTimeout())) {
                    stopping.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server (whose phase is higher), so that the last commands' events still leave. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        var pause = properties.pollMin();
        var pollAt = Instant.MIN;
        var failures = 0;
        while (running) {
            try {
                leases.refresh();
                var polls = !clock.instant().isBefore(pollAt);
                var sent = round(polls);
                failures = brokerAway ? failures + 1 : 0;
                if (polls) {
                    // Where others share the work, they may have written what is ours to send; nobody wakes us for
                    // that.
                    pause = sent > 0 || !leases.isAlone()
                            ? properties.pollMin()
                            : min(pause.multipliedBy(2), properties.pollMax());
                    pollAt = clock.instant().plus(pause);
                }
                if (brokerAway) {
                    Thread.sleep(backOff(failures));
                } else if (sent > 0) {
                    Thread.sleep(properties.gather());
                } else {
                    awaitHint(Duration.between(clock.instant(), pollAt));
                }
            } catch (InterruptedException stopped) {
                giveBack();
                return;
            } catch (RuntimeException failed) {
                // Whatever it is, the relay goes on: a dead relay would be a silent one.
                failures++;
                log.warn("The outbox cannot be relayed at the moment, trying again", failed);
                if (!pauseUnlessStopped(backOff(failures))) {
                    break;
                }
            }
        }
        if (!brokerAway) {
            sendTheLast();
        }
        giveBack();
    }

    private void sendTheLast() {
        try {
            round(true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            log.info("The last events stay in their documents until the next start: {}", failed.getMessage());
        }
    }

    private void giveBack() {
        try {
            leases.releaseAll();
        } catch (MongoException failed) {
            log.info("Leases could not be given back; they end by themselves after {}", properties.lease());
        }
    }

    /** Sends what is known to be pending, or with {@code polls} whatever is; answers how many aggregates had events sent. */
    private int round(boolean polls) throws InterruptedException {
        var hinted = new ArrayList<Hint>();
        hints.drainTo(hinted, ROUND);
        var buckets = leases.held();
        var sent = 0;
        brokerAway = false;
        for (var source : sources.values()) {
            var ids = hinted.stream()
                    .filter(hint -> hint.collection().equals(source.collection()))
                    .map(Hint::id)
                    .collect(Collectors.toSet());
            if (polls || !ids.isEmpty()) {
                var acknowledged = send(source, pending(source, buckets, polls ? null : ids));
                remove(source, acknowledged);
                sent += acknowledged.size();
            }
        }
        published.addAndGet(sent);
        return sent;
    }

    /** Sends the events of several aggregates at the same time; answers those of which the broker has one at least. */
    private List<Acknowledged> send(Source source, List<BsonDocument> documents) throws InterruptedException {
        var acknowledged = new ConcurrentLinkedQueue<Acknowledged>();
        var places = new Semaphore(properties.inFlight());
        try (var executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("outbox-", 0).factory())) {
            for (var document : documents) {
                places.acquire();
                executor.submit(() -> {
                    try {
                        send(source, document).ifPresent(acknowledged::add);
                    } catch (RuntimeException failed) {
                        log.error("An event of {} could not be relayed, it stays", source.collection(), failed);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return List.copyOf(acknowledged);
    }

    private List<BsonDocument> pending(Source source, Set<Integer> buckets, @Nullable Set<String> ids) {
        var filter = and(in("outbox.pending.bucket", buckets), exists("outbox.parked", false));
        if (ids != null) {
            filter = and(in("_id", ids), filter);
        }
        return collection(source.collection())
                .find(filter)
                .projection(include("version", "outbox"))
                .sort(Sorts.ascending("outbox.pending.since"))
                .limit(ROUND)
                .into(new ArrayList<>());
    }

    /** Sends the events of one aggregate one after the other, up to the first that fails. */
    private Optional<Acknowledged> send(Source source, BsonDocument document) {
        var id = document.getString("_id").getValue();
        var events = document.getDocument("outbox").getArray("events").stream()
                .map(value -> PendingEvent.fromBson(value.asDocument()))
                .toList();
        var acknowledged = 0L;
        for (var event : events) {
            var outcome = brokerAway ? Outcome.AWAY : send(source, id, event);
            if (outcome != Outcome.SENT) {
                break;
            }
            acknowledged = event.sequence();
        }
        return acknowledged == 0 ? Optional.empty() : Optional.of(new Acknowledged(document, events, acknowledged));
    }

    private Outcome send(Source source, String id, PendingEvent event) {
        if (!leases.holdsFor(PendingEvent.bucketOf(id), properties.deliveryTimeout())) {
            return Outcome.LEASE_ENDS;
        }
        try {
            publisher
                    .send(EventRecords.of(source, id, event, event.data()))
                    .get(properties.deliveryTimeout().toMillis() + 5_000, TimeUnit.MILLISECONDS);
            if (event.withdrawal()) {
                publisher
                        .send(EventRecords.of(source, id, event, null))
                        .get(properties.deliveryTimeout().toMillis() + 5_000, TimeUnit.MILLISECONDS);
            }
            return Outcome.SENT;
        } catch (ExecutionException failed) {
            return failed(source, id, Optional.ofNullable(failed.getCause()).orElse(failed));
        } catch (java.util.concurrent.TimeoutException slow) {
            brokerAway = true;
            return Outcome.AWAY;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.AWAY;
        } catch (RuntimeException refusedAtOnce) {
            return failed(source, id, refusedAtOnce);
        }
    }

    private Outcome failed(Source source, String id, Throwable cause) {
        if (isOfTheCluster(cause)) {
            if (!brokerAway) {
                log.warn(
                        "Kafka does not take events at the moment, they wait in their documents: {}",
                        cause.getMessage());
            }
            brokerAway = true;
            return Outcome.AWAY;
        }
        var documents = collection(source.collection());
        documents.updateOne(eq("_id", id), inc("outbox.refusals", 1));
        var parked = documents.updateOne(
                and(eq("_id", id), gte("outbox.refusals", properties.parkAfter())),
                combine(
                        set(
                                "outbox.parked",
                                new BsonDocument("reason", new org.bson.BsonString(String.valueOf(cause.getMessage())))
                                        .append("since", new org.bson.BsonDateTime(clock.millis()))),
                        unset("outbox.pending")));
        if (parked.getModifiedCount() > 0) {
            log.error(
                    "Events of {} {} are parked, Kafka refuses them: {}", source.collection(), id, cause.getMessage());
        } else {
            wake(source.collection(), id);
        }
        return Outcome.REFUSED;
    }

    /** Whether every event would fail in this way, so that it says nothing against this one. */
    private static boolean isOfTheCluster(Throwable cause) {
        return switch (cause) {
            case RetriableException away -> true;
            case AuthenticationException refused -> true;
            case AuthorizationException refused -> true;
            case UnsupportedVersionException old -> true;
            case ProducerFencedException fenced -> true;
            case OutOfOrderSequenceException fatal -> true;
            default -> false;
        };
    }

    private void remove(Source source, List<Acknowledged> sent) {
        try {
            SentEvents.remove(collection(source.collection()), sent)
                    .forEach(one -> wake(source.collection(), one.id()));
        } catch (MongoException failed) {
            // The events stay, and are sent again: consumers ignore a sequence that they have seen.
            log.warn(
                    "Published events of {} {} could not be removed from their outboxes: {}",
                    sent.size(),
                    source.collection(),
                    failed.getMessage());
        }
    }

    /** How many aggregates had events sent since the start. */
    public long publishedCount() {
        return published.get();
    }

    /** What waits and what is parked. */
    public Backlog backlog() {
        return backlog;
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    private void awaitHint(Duration atMost) throws InterruptedException {
        var hint = hints.poll(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
        if (hint != null && !hints.offer(hint)) {
            log.debug("{} waits for the next poll", hint);
        }
    }

    private boolean pauseUnlessStopped(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private Duration backOff(int failures) {
        var longest =
                Math.min(properties.pollMax().toMillis(), properties.pollMin().toMillis() << Math.min(failures, 10));
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
