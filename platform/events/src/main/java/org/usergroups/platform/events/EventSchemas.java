package org.usergroups.platform.events;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schemas (2020-12) of the events that a service publishes, read from {@code contracts/events} on its class path.
 *
 * <p>An event type {@code org.usergroups.roster.group.changed.v1} has its schema in {@code group-changed/v1/schema.json}.
 */
public final class EventSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Where the schema of an event type lies, relative to the folder of contracts. */
    public static String path(String eventType) {
        var parts = eventType.split("\\.");
        var count = parts.length;
        if (count < 4) {
            throw new IllegalArgumentException(
                    "Event type %s is not of the form domain.name.verb.version".formatted(eventType));
        }
        return "events/%s-%s/%s/schema.json".formatted(parts[count - 3], parts[count - 2], parts[count - 1]);
    }

    /** Does nothing if the data satisfies the schema of its type. */
    public void check(String eventType, JsonNode data) {
        var errors = schemas.computeIfAbsent(eventType, this::load).validate(data);
        if (!errors.isEmpty()) {
            throw new UnpublishableEvent("Event %s does not satisfy its schema: %s"
                    .formatted(
                            eventType,
                            errors.getFirst().getInstanceLocation() + " "
                                    + errors.getFirst().getMessage()));
        }
    }

    private Schema load(String eventType) {
        var resource = "/contracts/" + path(eventType);
        try (var stream = EventSchemas.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "Event type %s has no schema at %s on the class path".formatted(eventType, resource));
            }
            return registry.getSchema(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
