package org.usergroups.deploy.bench.world;

import java.time.Instant;

/**
 * What a service says of one thing: a record of its state topic (CloudEvents 1.0, Kafka binary mode).
 *
 * @param type of the event, as in {@code org.usergroups.roster.group.changed.v1}
 * @param id of the thing, which is the record's key
 * @param data JSON in UTF-8
 */
public record Event(String topic, String type, String source, String id, long sequence, Instant time, byte[] data) {}
