package org.usergroups.platform.events;

import java.util.function.Function;

/**
 * The compacted topic of one aggregate type: its name, the stem of its event types, and what is public of a state.
 *
 * <p>Every event carries the full public snapshot, so the newest event of a key is all that a late reader needs.
 *
 * @param topic the Kafka topic, as in {@code roster.groups.v1}
 * @param eventStem the event types without their verb and version, as in {@code org.usergroups.roster.group}
 * @param source the CloudEvents source, as in {@code /roster-service}
 */
public record StateTopic<S>(
        String topic, String eventStem, String source, Function<Stored<S>, Publication> publication) {

    public String changedType() {
        return eventStem + ".changed.v1";
    }

    public String deletedType() {
        return eventStem + ".deleted.v1";
    }
}
