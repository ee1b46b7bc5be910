package org.usergroups.platform.events.inbound;

import org.jspecify.annotations.Nullable;

/**
 * An event as it arrived: the attributes of its envelope (CloudEvents 1.0, Kafka binary mode) and its data, not yet read.
 *
 * @param subject the aggregate's id, which is the record's key
 * @param data the JSON, or null for a tombstone
 */
public record ReceivedEvent(
        String topic, int partition, long offset, String subject, String type, long sequence, byte @Nullable [] data) {

    /** Whether the aggregate is gone. */
    public boolean isDeletion() {
        return data == null || type.contains(".deleted.");
    }
}
