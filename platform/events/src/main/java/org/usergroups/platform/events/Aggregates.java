package org.usergroups.platform.events;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.outbox.OutboxRelay;
import org.usergroups.platform.events.outbox.PendingEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * The store of one aggregate type. A save writes the state and the event that it causes into the same document, so that one
 * exists exactly when the other does; the relay takes the event to Kafka afterwards.
 *
 * <p>The state is a record; its components are top-level fields. The names {@code _id}, {@code version}, {@code outbox} and
 * {@code deleted} are the store's own.
 */
public final class Aggregates<S extends Record> {

    private static final Set<String> RESERVED = Set.of("_id", "version", "outbox", "deleted");
    private static final int ATTEMPTS = 20;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<BsonDocument> documents;
    private final Codec<S> codec;
    private final List<String> fields;
    private final StateTopic<S> topic;
    private final EventSchemas schemas;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Traces traces;
    private final OutboxRelay relay;
    private final OutboxProperties properties;

    Aggregates(
            MongoCollection<BsonDocument> documents,
            Class<S> stateType,
            StateTopic<S> topic,
            EventSchemas schemas,
            JsonMapper json,
            InstantSource clock,
            Traces traces,
            OutboxRelay relay,
            OutboxProperties properties) {
        this.documents = documents;
        this.codec = documents.getCodecRegistry().get(stateType);
        this.fields = Arrays.stream(stateType.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        this.topic = topic;
        this.schemas = schemas;
        this.json = json;
        this.clock = clock;
        this.traces = traces;
        this.relay = relay;
        this.properties = properties;
        var taken = fields.stream().filter(RESERVED::contains).collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException("%s uses names that the store needs: %s".formatted(stateType, taken));
        }
    }

    /** The aggregate, unless it does not exist or is deleted. */
    public Optional<Stored<S>> find(String id) {
        return find(eq(id), eq(1), 1).stream().findFirst();
    }

    /** The aggregates that match, in the order and up to the number asked for. */
    public List<Stored<S>> find(Bson filter, Bson sort, int limit) {
        return documents
                .find(and(filter, ne("deleted", true)))
                .sort(sort)
                .limit(limit)
                .map(this::read)
                .into(new ArrayList<>());
    }

    /** The only aggregate that matches, if one does. */
    public Optional<Stored<S>> findOne(Bson filter) {
        return find(filter, eq("_id", 1), 1).stream().findFirst();
    }

    public long count(Bson filter) {
        return documents.countDocuments(and(filter, ne("deleted", true)));
    }

    /** The different values of a text field, over all aggregates that are not deleted. */
    public List<String> distinct(String field) {
        return documents.distinct(field, ne("deleted", true), String.class).into(new ArrayList<>());
    }

    /** Makes sure that no two aggregates have the same values in these fields. */
    public Aggregates<S> unique(String... fieldNames) {
        // Sparse, since what is left of deleted aggregates has none of the fields.
        documents.createIndex(
                Indexes.ascending(fieldNames), new IndexOptions().unique(true).sparse(true));
        return this;
    }

    /** Makes sure that a search by these fields does not read every document. */
    public Aggregates<S> indexed(String... fieldNames) {
        documents.createIndex(Indexes.ascending(fieldNames));
        return this;
    }

    /**
     * Writes a new aggregate.
     *
     * @throws AlreadyExists if its id or a unique field is taken; the id of a deleted aggregate stays taken, since its sequence would
     *     begin again and consumers would take its events for old ones
     * @throws UnpublishableEvent if its event does not satisfy the contract
     */
    public Stored<S> create(String id, S state) {
        var first = first(id, state);
        try {
            documents.insertOne(first.document());
        } catch (MongoWriteException failed) {
            throw translated(failed.getCode(), failed, id);
        }
        wake(first.event(), id);
        return new Stored<>(id, 1, state);
    }

    /**
     * Writes new aggregates together, in one request to the store; one that cannot be written keeps back no other.
     *
     * @param states by id
     * @return by id why some were not written: what {@link #create} throws
     */
    public Map<String, RuntimeException> createAll(Map<String, S> states) {
        var failures = new HashMap<String, RuntimeException>();
        var firsts = new ArrayList<First>();
        states.forEach((id, state) -> {
            try {
                firsts.add(first(id, state));
            } catch (UnpublishableEvent refused) {
                failures.put(id, refused);
            }
        });
        if (firsts.isEmpty()) {
            return failures;
        }
        try {
            documents.insertMany(firsts.stream().map(First::document).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException some) {
            for (var error : some.getWriteErrors()) {
                var id = firsts.get(error.getIndex()).id();
                failures.put(id, translated(error.getCode(), some, id));
            }
            if (some.getWriteErrors().isEmpty()) {
                throw some;
            }
        }
        firsts.stream()
                .filter(first -> !failures.containsKey(first.id()))
                .forEach(first -> wake(first.event(), first.id()));
        return failures;
    }

    /** An aggregate that is not written yet. */
    private record First(
            String id, BsonDocument document, @Nullable PendingEvent event) {}

    private First first(String id, S state) {
        var event = event(new Stored<>(id, 1, state));
        var document = encode(state);
        document.append("_id", new BsonString(id)).append("version", new BsonInt64(1));
        document.append("outbox", PendingEvent.outboxOf(event, id, clock.instant()));
        return new First(id, document, event);
    }

    /**
     * Writes the next state of an aggregate that was read before; equal states write nothing.
     *
     * @throws StaleVersion if somebody else has changed it since
     */
    public Stored<S> save(Stored<S> before, S state) {
        if (state.equals(before.state())) {
            return before;
        }
        var after = new Stored<>(before.id(), before.version() + 1, state);
        var event = event(after);
        var encoded = encode(state);
        var updates = new ArrayList<Bson>();
        for (var field : fields) {
            var value = encoded.get(field);
            updates.add(value == null ? Updates.unset(field) : Updates.set(field, value));
        }
        write(before, event, updates);
        return after;
    }

    /**
     * Changes an aggregate whatever its version, reading it again for as long as others get in between.
     *
     * @return empty if there is no such aggregate
     */
    public Optional<Stored<S>> change(String id, UnaryOperator<S> change) {
        for (var attempt = 1; ; attempt++) {
            var before = find(id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(save(before.get(), change.apply(before.get().state())));
            } catch (StaleVersion stale) {
                if (attempt == ATTEMPTS) {
                    throw stale;
                }
            }
        }
    }

    /**
     * Deletes an aggregate: it is gone for readers at once. When the deletion has been published, its id and version are all that is
     * left.
     *
     * @throws StaleVersion if somebody else has changed it since it was read
     */
    public void delete(Stored<S> before) {
        if (topic.publication().apply(before) instanceof Publication.Silence) {
            if (documents
                            .deleteOne(and(eq(before.id()), eq("version", before.version())))
                            .getDeletedCount()
                    == 0) {
                throw new StaleVersion(before.id(), before.version());
            }
            return;
        }
        var event = withdrawal(before.id(), before.version() + 1);
        write(before, event, new ArrayList<>(List.of(Updates.set("deleted", true))));
    }

    private void write(Stored<S> before, @Nullable PendingEvent event, List<Bson> updates) {
        updates.add(Updates.inc("version", 1L));
        if (event != null) {
            // Every event is a full snapshot, so when the broker is away for long the oldest ones may go.
            updates.add(Updates.pushEach(
                    "outbox.events",
                    List.of(event.toBson()),
                    new PushOptions().slice(-properties.eventsPerAggregate())));
            updates.add(Updates.set("outbox.pending.bucket", PendingEvent.bucketOf(before.id())));
            updates.add(Updates.min("outbox.pending.since", clock.instant()));
        }
        var filter = and(eq(before.id()), eq("version", before.version()), ne("deleted", true));
        try {
            if (documents.updateOne(filter, Updates.combine(updates)).getMatchedCount() == 0) {
                throw new StaleVersion(before.id(), before.version());
            }
        } catch (MongoWriteException failed) {
            throw translated(failed.getCode(), failed, before.id());
        }
        wake(event, before.id());
    }

    private void wake(@Nullable PendingEvent event, String id) {
        if (event != null) {
            relay.wake(documents.getNamespace().getCollectionName(), id);
        }
    }

    private @Nullable PendingEvent event(Stored<S> stored) {
        return switch (topic.publication().apply(stored)) {
            case Publication.Snapshot snapshot ->
                pending(topic.changedType(), stored.version(), snapshot.data(), false);
            case Publication.Withdrawal ignored -> withdrawal(stored.id(), stored.version());
            case Publication.Silence ignored -> null;
        };
    }

    private PendingEvent withdrawal(String id, long sequence) {
        return pending(topic.deletedType(), sequence, new Deleted(id, sequence), true);
    }

    private PendingEvent pending(String type, long sequence, Object data, boolean withdrawal) {
        var tree = json.<tools.jackson.databind.JsonNode>valueToTree(data);
        schemas.check(type, tree);
        var bytes = json.writeValueAsBytes(tree);
        if (bytes.length > properties.maxEventSize().toBytes()) {
            throw new UnpublishableEvent("Event %s has %,d bytes; at most %,d can be published"
                    .formatted(type, bytes.length, properties.maxEventSize().toBytes()));
        }
        return new PendingEvent(sequence, type, clock.instant(), bytes, withdrawal, traces.current());
    }

    private BsonDocument encode(S state) {
        var document = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(document),
                state,
                EncoderContext.builder().build());
        return document;
    }

    private Stored<S> read(BsonDocument document) {
        var state = codec.decode(
                new BsonDocumentReader(document), DecoderContext.builder().build());
        return new Stored<>(
                document.getString("_id").getValue(),
                document.getNumber("version").longValue(),
                state);
    }

    private static RuntimeException translated(int code, MongoException failed, String id) {
        return code == DUPLICATE_KEY ? new AlreadyExists(id, failed) : failed;
    }
}
