package org.usergroups.platform.events.inbound;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event's data into a record that names just the fields its reader needs; others are ignored. */
public final class EventReader {

    private final JsonMapper json;

    public EventReader(JsonMapper json) {
        this.json = json.rebuild()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(tools.jackson.databind.cfg.EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .build();
    }

    /**
     * @throws BrokenEvent if the data is not JSON, or a field has a form that the record cannot take
     */
    public <T> T read(ReceivedEvent event, Class<T> type) {
        if (event.data() == null) {
            throw new BrokenEvent("Event %s of %s has no data".formatted(event.type(), event.subject()));
        }
        try {
            return json.readValue(event.data(), type);
        } catch (JacksonException unreadable) {
            throw new BrokenEvent(
                    "Event %s of %s cannot be read: %s"
                            .formatted(event.type(), event.subject(), unreadable.getOriginalMessage()),
                    unreadable);
        }
    }
}
