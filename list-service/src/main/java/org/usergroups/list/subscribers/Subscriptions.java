package org.usergroups.list.subscribers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usergroups.list.lists.PartOfList;
import org.usergroups.list.lists.SubscriberCount;
import org.usergroups.platform.events.Ids;

/** Who gets the mail of which list. */
@Component
public class Subscriptions implements SubscriberCount, PartOfList {

    private final MongoCollection<Subscription> subscriptions;
    private final Ids ids;
    private final InstantSource clock;

    Subscriptions(MongoDatabase database, Ids ids, InstantSource clock) {
        this.subscriptions = database.getCollection("subscriptions", Subscription.class);
        this.ids = ids;
        this.clock = clock;
        subscriptions.createIndex(Indexes.ascending("listId", "addressKey"), new IndexOptions().unique(true));
        subscriptions.createIndex(Indexes.ascending("listId", "_id"));
    }

    /** Subscribes an address that its owner has confirmed; does nothing if it is subscribed. */
    void add(String listId, EmailAddress address) {
        try {
            subscriptions.insertOne(
                    new Subscription(ids.next(), listId, address.text(), address.key(), clock.instant()));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
    }

    /** Whether an address, in small letters, is subscribed. */
    public boolean has(String listId, String addressKey) {
        return subscriptions
                        .find(and(eq("listId", listId), eq("addressKey", addressKey)))
                        .first()
                != null;
    }

    public Optional<Subscription> find(String id) {
        return Optional.ofNullable(subscriptions.find(eq(id)).first());
    }

    /** Subscriptions of a list by id, after one of them; begin with an empty text. */
    public List<Subscription> of(String listId, String after, int limit) {
        return subscriptions
                .find(and(eq("listId", listId), gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public long of(String listId) {
        return subscriptions.countDocuments(eq("listId", listId));
    }

    void remove(String id) {
        subscriptions.deleteOne(eq(id));
    }

    @Override
    public void deleteAllOf(String listId) {
        subscriptions.deleteMany(eq("listId", listId));
    }

    @Override
    public List<String> listIds() {
        return subscriptions.distinct("listId", String.class).into(new ArrayList<>());
    }
}
