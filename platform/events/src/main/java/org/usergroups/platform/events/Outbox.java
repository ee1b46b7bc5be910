package org.usergroups.platform.events;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.bson.BsonDocument;
import org.usergroups.platform.events.outbox.OutboxRelay;
import tools.jackson.databind.json.JsonMapper;

/** Opens stores whose saves carry their event with them. */
public final class Outbox {

    private final MongoDatabase database;
    private final OutboxRelay relay;
    private final EventSchemas schemas;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Traces traces;
    private final OutboxProperties properties;

    Outbox(
            MongoDatabase database,
            OutboxRelay relay,
            EventSchemas schemas,
            JsonMapper json,
            InstantSource clock,
            Traces traces,
            OutboxProperties properties) {
        this.database = database;
        this.relay = relay;
        this.schemas = schemas;
        this.json = json;
        this.clock = clock;
        this.traces = traces;
        this.properties = properties;
    }

    /** The store of an aggregate type in a collection, of which nothing is published. */
    public <S extends Record> Aggregates<S> silent(String collection, Class<S> stateType) {
        return open(collection, stateType, new StateTopic<>("", "", "", stored -> Publication.silence()));
    }

    /** The store of an aggregate type in a collection, published on a topic. */
    public <S extends Record> Aggregates<S> aggregates(String collection, Class<S> stateType, StateTopic<S> topic) {
        relay.relay(new OutboxRelay.Source(collection, topic.topic(), topic.source()));
        return open(collection, stateType, topic);
    }

    private <S extends Record> Aggregates<S> open(String collection, Class<S> stateType, StateTopic<S> topic) {
        return new Aggregates<>(
                database.getCollection(collection, BsonDocument.class),
                stateType,
                topic,
                schemas,
                json,
                clock,
                traces,
                relay,
                properties);
    }
}
