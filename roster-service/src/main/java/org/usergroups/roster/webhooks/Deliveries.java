package org.usergroups.roster.webhooks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.Secrets;

/** All deliveries: the queue of what is to be sent, and the log of what was. Any number of instances may take from it. */
@Component
class Deliveries {

    private static final int TRIES_KEPT = 20;
    private static final long CLEANING_MILLIS = 3_600_000;
    private static final Bson WAITING = eq("state", Delivery.State.waiting.name());

    private final MongoCollection<Delivery> deliveries;
    private final InstantSource clock;
    private final Duration lease;
    private final Duration keep;

    Deliveries(MongoDatabase database, InstantSource clock, WebhookProperties properties) {
        this.deliveries = database.getCollection("webhookDeliveries", Delivery.class);
        this.clock = clock;
        // A try that is not over by then was lost with its instance.
        this.lease = properties.timeout().multipliedBy(3);
        this.keep = properties.keepLog();
        deliveries.createIndex(Indexes.ascending("state", "dueAt", "webhookId"));
        deliveries.createIndex(Indexes.ascending("webhookId", "state", "dueAt"));
        deliveries.createIndex(Indexes.ascending("webhookId", "createdAt"));
        deliveries.createIndex(Indexes.ascending("createdAt"));
    }

    /** Queues a delivery, unless it is there already. */
    void queue(Delivery delivery) {
        try {
            deliveries.insertOne(delivery);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /** The ids of the webhooks for which something is to be sent now. */
    List<String> webhooksWithWork() {
        return deliveries
                .distinct("webhookId", and(WAITING, lte("dueAt", clock.instant())), String.class)
                .into(new ArrayList<>());
    }

    /** Takes the delivery of a webhook that has waited longest; nobody else gets it until the lease is over. */
    Optional<Delivery> claim(String webhookId) {
        var now = clock.instant();
        return Optional.ofNullable(deliveries.findOneAndUpdate(
                and(eq("webhookId", webhookId), WAITING, lte("dueAt", now)),
                Updates.combine(
                        Updates.set("claim", Secrets.token()),
                        Updates.set("dueAt", now.plus(lease)),
                        Updates.inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt")).returnDocument(ReturnDocument.AFTER)));
    }

    void delivered(Delivery claimed, Delivery.Attempt attempt) {
        settle(claimed, attempt, Updates.set("state", Delivery.State.delivered.name()));
    }

    void failed(Delivery claimed, Delivery.Attempt attempt) {
        settle(claimed, attempt, Updates.set("state", Delivery.State.failed.name()));
    }

    void again(Delivery claimed, Delivery.Attempt attempt, Instant dueAt) {
        settle(claimed, attempt, Updates.set("dueAt", dueAt));
    }

    private void settle(Delivery claimed, Delivery.Attempt attempt, Bson outcome) {
        deliveries.updateOne(
                and(eq("_id", claimed.id()), eq("claim", claimed.claim())),
                Updates.combine(
                        outcome,
                        Updates.unset("claim"),
                        Updates.pushEach("log", List.of(attempt), new PushOptions().slice(-TRIES_KEPT))));
    }

    /**
     * Queues a delivery anew; one that is being sent at this moment stays as it is.
     *
     * @throws Problem 404 if the webhook has none such
     */
    Delivery replay(String webhookId, String id) {
        deliveries.updateOne(and(eq("_id", id), eq("webhookId", webhookId), exists("claim", false)), queuedAnew());
        return Optional.ofNullable(deliveries
                        .find(and(eq("_id", id), eq("webhookId", webhookId)))
                        .first())
                .orElseThrow(() -> Problem.notFound("delivery", id));
    }

    /** Queues everything anew that was sent or given up since a time; answers how many that are. */
    long replaySince(String webhookId, Instant since) {
        return deliveries
                .updateMany(
                        and(
                                eq("webhookId", webhookId),
                                gte("createdAt", since),
                                ne("state", Delivery.State.waiting.name())),
                        queuedAnew())
                .getModifiedCount();
    }

    private Bson queuedAnew() {
        var now = clock.instant();
        return Updates.combine(
                Updates.set("state", Delivery.State.waiting.name()),
                Updates.set("queuedAt", now),
                Updates.set("dueAt", now),
                Updates.set("attempts", 0));
    }

    /** Puts what waits aside, until {@link #restart} or a replay. */
    void hold(String webhookId) {
        var isUnderWay = and(exists("claim"), gt("dueAt", clock.instant()));
        deliveries.updateMany(
                and(eq("webhookId", webhookId), WAITING, nor(isUnderWay)),
                Updates.combine(Updates.unset("dueAt"), Updates.unset("claim")));
    }

    /** Lets what waits be tried from now on for the whole time, as after a webhook is switched on again. */
    void restart(String webhookId) {
        deliveries.updateMany(and(eq("webhookId", webhookId), WAITING, exists("claim", false)), queuedAnew());
    }

    /** The deliveries of a webhook, the newest first, after one of them. */
    List<Delivery> of(String webhookId, @Nullable Instant before, @Nullable String beforeId, int limit) {
        var all = eq("webhookId", webhookId);
        var filter = before == null
                ? all
                : and(all, or(lt("createdAt", before), and(eq("createdAt", before), lt("_id", beforeId))));
        return deliveries
                .find(filter)
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** How many deliveries of an event a webhook has had since a time. */
    long count(String webhookId, String event, Instant since) {
        return deliveries.countDocuments(and(eq("webhookId", webhookId), eq("event", event), gte("createdAt", since)));
    }

    void deleteAllOf(String webhookId) {
        deliveries.deleteMany(eq("webhookId", webhookId));
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetOld() {
        deliveries.deleteMany(lt("createdAt", clock.instant().minus(keep)));
    }
}
