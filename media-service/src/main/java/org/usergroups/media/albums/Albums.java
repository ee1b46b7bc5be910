package org.usergroups.media.albums;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.platform.events.Aggregates;
import org.usergroups.platform.events.Outbox;
import org.usergroups.platform.events.Publication;
import org.usergroups.platform.events.StateTopic;
import org.usergroups.platform.events.Stored;
import org.usergroups.platform.web.Problem;

/** All albums. */
@Component
public class Albums {

    /** Where albums are published. */
    public static final StateTopic<Album> TOPIC = new StateTopic<>(
            "media.albums.v1",
            "org.usergroups.media.album",
            "/media-service",
            album -> Publication.snapshot(AlbumChanged.of(album)));

    private static final int BATCH = 100;

    private final Aggregates<Album> albums;

    Albums(Outbox outbox, StateTopic<Album> topic) {
        this.albums = outbox.aggregates("albums", Album.class, topic)
                .indexed("groupId", "createdAt")
                .indexed("createdAt");
    }

    public Optional<Stored<Album>> find(String id) {
        return albums.find(id);
    }

    /** @throws Problem 404 if there is no such album */
    public Stored<Album> get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("album", id));
    }

    /** The newest albums first, of a group or of all, from where another page ended; one more than asked for. */
    List<Stored<Album>> newest(@Nullable String groupId, @Nullable String after, int size) {
        var ofGroup = groupId == null ? empty() : eq("groupId", groupId);
        var older = after == null ? empty() : older(after);
        return albums.find(and(ofGroup, older), Sorts.descending("createdAt", "_id"), size + 1);
    }

    /** The place of an album in the order of {@link #newest}. */
    static String place(Stored<Album> album) {
        return album.state().createdAt().toEpochMilli() + " " + album.id();
    }

    private static Bson older(String place) {
        var parts = place.split(" ", 2);
        try {
            var createdAt = Date.from(Instant.ofEpochMilli(Long.parseLong(parts[0])));
            return or(lt("createdAt", createdAt), and(eq("createdAt", createdAt), lt("_id", parts[parts.length - 1])));
        } catch (NumberFormatException foreign) {
            throw Problem.malformed("The cursor is none that this list has given out. Start again without it.");
        }
    }

    Stored<Album> create(String id, Album album) {
        return albums.create(id, album);
    }

    Stored<Album> save(Stored<Album> before, Album album) {
        return albums.save(before, album);
    }

    /**
     * Makes an album show what it contains. The contents are counted after the album has been read, and again if somebody else saves
     * it meanwhile: so however many do this at once, the last one to save has seen everything.
     *
     * @return empty if there is no such album
     */
    public Optional<Stored<Album>> show(String id, Supplier<Album.Contents> contents) {
        return albums.change(id, album -> album.showing(contents.get()));
    }

    /** Deletes the album alone. */
    public void delete(Stored<Album> album) {
        albums.delete(album);
    }

    public List<Stored<Album>> ofGroup(String groupId, int limit) {
        return albums.find(eq("groupId", groupId), Sorts.ascending("_id"), limit);
    }

    /** Every album, in batches, so that any number of them fits into memory. */
    public void each(Consumer<Stored<Album>> visitor) {
        var batch = albums.find(empty(), Sorts.ascending("_id"), BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(visitor);
            batch = albums.find(gt("_id", batch.getLast().id()), Sorts.ascending("_id"), BATCH);
        }
    }
}
