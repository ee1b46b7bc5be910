package org.usergroups.media.items;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.usergroups.media.albums.Album;
import org.usergroups.media.blobs.ContentHash;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;

/** All pictures. An album has the same bytes only once. */
@Component
class Items {

    static final StateTopic<Item> TOPIC = new StateTopic<>(
            "media.items.v1",
            "org.usergroups.media.item",
            "/media-service",
            item -> Publication.snapshot(ItemChanged.of(item)));

    private static final int BATCH = 100;

    private final Aggregates<Item> items;

    Items(Outbox outbox, StateTopic<Item> topic) {
        this.items = outbox.aggregates("items", Item.class, topic)
                .unique("albumId", "original")
                .indexed("albumId", "uploadedAt")
                .indexed("variants.hash")
                .indexed("original");
    }

    Optional<Stored<Item>> find(String id) {
        return items.find(id);
    }

    /** @throws Problem 404 if there is no such picture */
    Stored<Item> get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("picture", id));
    }

    /** The picture of an album that was made from these bytes. */
    Optional<Stored<Item>> find(String albumId, ContentHash original) {
        return items.findOne(and(eq("albumId", albumId), eq("original", original.hex())));
    }

    /** The pictures of an album in the order in which they came. */
    List<Stored<Item>> of(String albumId, int limit) {
        return items.find(eq("albumId", albumId), Sorts.ascending("uploadedAt", "_id"), limit);
    }

    Album.Contents contents(String albumId) {
        var count = (int) items.count(eq("albumId", albumId));
        var cover = of(albumId, 1).stream()
                .findFirst()
                .map(item -> item.state().coverUrl())
                .orElse(null);
        return new Album.Contents(count, cover);
    }

    Stored<Item> create(String id, Item item) {
        return items.create(id, item);
    }

    Stored<Item> save(Stored<Item> before, Item item) {
        return items.save(before, item);
    }

    void delete(Stored<Item> item) {
        items.delete(item);
    }

    /** Whether a file of this width is a public file of a picture that exists. */
    boolean publish(ContentHash hash, int width) {
        var file = elemMatch("variants", and(eq("hash", hash.hex()), eq("width", width)));
        return items.findOne(file).isPresent();
    }

    /** The smallest public file of the picture that has this public file. */
    Optional<ContentHash> smallest(ContentHash hash) {
        return items.findOne(eq("variants.hash", hash.hex()))
                .flatMap(item -> item.state().variants().stream().min(Comparator.comparingInt(Item.Variant::width)))
                .flatMap(variant -> ContentHash.parse(variant.hash()));
    }

    /** Whether a picture needs these bytes, publicly or as its original. */
    boolean need(ContentHash hash) {
        return items.findOne(or(eq("variants.hash", hash.hex()), eq("original", hash.hex())))
                .isPresent();
    }

    /** Every picture, in batches. */
    void each(Consumer<Stored<Item>> visitor) {
        var batch = items.find(empty(), Sorts.ascending("_id"), BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(visitor);
            batch = items.find(gt("_id", batch.getLast().id()), Sorts.ascending("_id"), BATCH);
        }
    }
}
