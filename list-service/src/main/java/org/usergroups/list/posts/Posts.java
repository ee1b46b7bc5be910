package org.usergroups.list.posts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usergroups.list.lists.PartOfList;
import org.usergroups.list.posts.Post.Stage;

/** The posts of all lists. */
@Component
public class Posts implements PartOfList {

    private static final List<Stage> OUTSIDE_THE_ARCHIVE = List.of(Stage.HELD, Stage.DISCARDED);
    private static final Duration FIRST_ARCHIVE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ARCHIVE_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final MongoCollection<Post> posts;
    private final MongoCollection<Document> documents;
    private final RawMessages messages;

    /** Where a page of posts begins: behind a post, by its time and id. */
    public record Position(Instant receivedAt, String id) {}

    Posts(MongoDatabase database, RawMessages messages) {
        this.posts = database.getCollection("posts", Post.class);
        this.documents = database.getCollection("posts");
        this.messages = messages;
        posts.createIndex(Indexes.ascending("listId", "ids"));
        posts.createIndex(Indexes.ascending("stage", "receivedAt"));
        posts.createIndex(Indexes.ascending("listId", "stage", "receivedAt", "_id"));
        posts.createIndex(Indexes.ascending("threadId"));
    }

    /** Writes a post and its bytes; answers false, and changes nothing, if it has come before. */
    public boolean add(Post post, byte[] message) {
        if (find(post.id()).isPresent()) {
            return false;
        }
        messages.keep(post.id(), message);
        try {
            posts.insertOne(post);
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }

    public Optional<Post> find(String id) {
        return Optional.ofNullable(posts.find(eq(id)).first());
    }

    /** Posts that are to be archived by now, the oldest first. */
    public List<Post> toArchive(Instant now, int limit) {
        return posts.find(and(eq("stage", Stage.ACCEPTED.name()), not(gt("archiveAt", now))))
                .sort(ascending("receivedAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** A post could not be archived: later again, with pauses that double from a second up to an hour. Answers when. */
    public Instant archiveLater(String id, Instant now) {
        var before = documents.findOneAndUpdate(eq(id), inc("archiveAttempts", 1));
        var attempts = before == null ? 0 : before.getInteger("archiveAttempts", 0);
        var doubled = FIRST_ARCHIVE_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        var next = now.plus(doubled.compareTo(LONGEST_ARCHIVE_PAUSE) < 0 ? doubled : LONGEST_ARCHIVE_PAUSE);
        change(eq(id), set("archiveAt", next));
        return next;
    }

    /** How many posts could not be archived so far, and are tried again. */
    public long countFailing() {
        return documents.countDocuments(and(eq("stage", Stage.ACCEPTED.name()), gt("archiveAttempts", 0)));
    }

    /** Posts at a stage, the oldest first. */
    public List<Post> at(Stage stage, int limit) {
        return posts.find(eq("stage", stage.name()))
                .sort(ascending("receivedAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Posts on their way that have something to send by now, the oldest first. */
    public List<Post> toDeliver(Instant now, int limit) {
        return posts.find(and(eq("stage", Stage.DELIVERING.name()), not(gt("deliverAt", now))))
                .sort(ascending("receivedAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** A post on its way has nothing to send before this time. */
    public void deliverAt(String id, Instant time) {
        change(eq(id), set("deliverAt", time));
    }

    /** The held posts of a list, by the time they came, after one of them. */
    public List<Post> held(String listId, @Nullable Position after, int limit) {
        var next = after == null
                ? Filters.empty()
                : or(
                        gt("receivedAt", after.receivedAt()),
                        and(eq("receivedAt", after.receivedAt()), gt("_id", after.id())));
        return posts.find(and(eq("listId", listId), eq("stage", Stage.HELD.name()), next))
                .sort(ascending("receivedAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    public long countHeld(String listId) {
        return posts.countDocuments(and(eq("listId", listId), eq("stage", Stage.HELD.name())));
    }

    /** The posts of a list's archive, and those about to be in it, that have or refer to one of these ids. */
    public List<Post> joinedBy(String listId, Collection<String> ids) {
        return posts.find(and(eq("listId", listId), in("ids", ids), nin("stage", names(OUTSIDE_THE_ARCHIVE))))
                .into(new ArrayList<>());
    }

    public List<Post> ofThread(String threadId) {
        return posts.find(eq("threadId", threadId)).into(new ArrayList<>());
    }

    /** Moves a post from one stage to the next; answers false if somebody else has done so already. */
    public boolean move(String id, Stage from, Stage to) {
        return change(and(eq(id), eq("stage", from.name())), set("stage", to.name()));
    }

    /** Puts a post into a thread. */
    public void file(String id, String threadId) {
        change(eq(id), set("threadId", threadId));
    }

    /** Deletes what a held post says, and keeps its id. */
    public boolean discard(String id) {
        var discarded = change(
                and(eq(id), eq("stage", Stage.HELD.name())),
                combine(
                        set("stage", Stage.DISCARDED.name()),
                        set("author", ""),
                        set("authorAddress", ""),
                        set("subject", ""),
                        set("text", ""),
                        set("references", List.of()),
                        set("ids", List.of()),
                        unset("reason")));
        if (discarded) {
            messages.remove(List.of(id));
        }
        return discarded;
    }

    /** Removes a post whose list is gone. */
    public void remove(String id) {
        messages.remove(List.of(id));
        documents.deleteOne(eq(id));
    }

    @Override
    public void deleteAllOf(String listId) {
        var ids = documents
                .find(eq("listId", listId))
                .projection(include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        messages.remove(ids);
        documents.deleteMany(eq("listId", listId));
    }

    @Override
    public List<String> listIds() {
        return documents.distinct("listId", String.class).into(new ArrayList<>());
    }

    private boolean change(Bson filter, Bson change) {
        return documents.updateOne(filter, change).getModifiedCount() > 0;
    }

    private static List<String> names(List<Stage> stages) {
        return stages.stream().map(Stage::name).toList();
    }
}
