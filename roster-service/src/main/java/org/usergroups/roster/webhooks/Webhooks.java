package org.usergroups.roster.webhooks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.StaleVersion;
import org.usergroups.platform.web.Problem;
import org.usergroups.roster.groups.PartOfGroup;

/** All webhooks. Those of a deleted group stay for as long as its last news may take to arrive. */
@Component
class Webhooks implements PartOfGroup {

    private static final long CLEANING_MILLIS = 3_600_000;
    private static final Bson NOT_ENDING = exists("endsAt", false);

    private final MongoCollection<Webhook> webhooks;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Duration lastNews;

    Webhooks(MongoDatabase database, Deliveries deliveries, InstantSource clock, WebhookProperties properties) {
        this.webhooks = database.getCollection("webhooks", Webhook.class);
        this.deliveries = deliveries;
        this.clock = clock;
        this.lastNews = properties.giveUpAfter();
        webhooks.createIndex(Indexes.ascending("groupId"));
    }

    /** @throws Problem 404 if there is none */
    Webhook get(String id) {
        return find(id).filter(webhook -> webhook.endsAt() == null).orElseThrow(() -> Problem.notFound("webhook", id));
    }

    Optional<Webhook> find(String id) {
        return Optional.ofNullable(webhooks.find(eq("_id", id)).first());
    }

    List<Webhook> withIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : webhooks.find(in("_id", ids)).into(new ArrayList<>());
    }

    /** The webhooks of a group, or those for everything; the oldest first. */
    List<Webhook> of(@Nullable String groupId) {
        return webhooks.find(and(eq("groupId", groupId), NOT_ENDING))
                .sort(Sorts.ascending("createdAt"))
                .into(new ArrayList<>());
    }

    /** The webhooks that may have to be told of something in these groups. */
    List<Webhook> concernedWith(Collection<String> groupIds) {
        return webhooks.find(or(eq("groupId", null), in("groupId", groupIds))).into(new ArrayList<>());
    }

    /** Adds a webhook; the same id again answers the one that is there. */
    Webhook add(Webhook webhook) {
        try {
            webhooks.insertOne(webhook);
            return webhook;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return get(webhook.id());
            }
            throw failed;
        }
    }

    /** @throws StaleVersion if somebody else has changed it since it was read */
    Webhook save(Webhook before, Webhook after) {
        var next = after.numbered(before.version() + 1);
        var replaced = webhooks.replaceOne(and(eq("_id", before.id()), eq("version", before.version())), next);
        if (replaced.getMatchedCount() == 0) {
            throw new StaleVersion(before.id(), before.version());
        }
        return next;
    }

    /** Switches a webhook off, unless its owners have stopped it already. */
    void disable(String id, String reason) {
        webhooks.updateOne(
                and(eq("_id", id), eq("state", Webhook.State.active.name())),
                Updates.combine(
                        Updates.set("state", Webhook.State.disabled.name()),
                        Updates.set("reason", reason),
                        Updates.inc("version", 1L)));
    }

    void delete(Webhook webhook) {
        webhooks.deleteOne(eq("_id", webhook.id()));
        deliveries.deleteAllOf(webhook.id());
    }

    @Override
    public void deleteAllOf(String groupId) {
        Instant end = clock.instant().plus(lastNews);
        webhooks.updateMany(
                and(eq("groupId", groupId), NOT_ENDING),
                Updates.combine(Updates.set("endsAt", end), Updates.inc("version", 1L)));
    }

    @Override
    public void moveAll(String fromGroupId, String toGroupId) {
        webhooks.updateMany(
                and(eq("groupId", fromGroupId), NOT_ENDING),
                Updates.combine(Updates.set("groupId", toGroupId), Updates.inc("version", 1L)));
    }

    @Override
    public List<String> groupIds() {
        return webhooks.distinct("groupId", NOT_ENDING, String.class).into(new ArrayList<>()).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    @Scheduled(fixedDelay = CLEANING_MILLIS)
    void forgetEnded() {
        webhooks.find(lt("endsAt", clock.instant())).into(new ArrayList<>()).forEach(this::delete);
    }
}
