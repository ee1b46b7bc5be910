package org.usergroups.platform.events.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.usergroups.platform.events.EventSchemas;
import org.usergroups.platform.events.Traces;

/** The form in which Kafka gets an event: CloudEvents in binary content mode. */
final class EventRecords {

    private EventRecords() {}

    /** @param value of the record, or null for a tombstone */
    static ProducerRecord<String, byte[]> of(
            OutboxRelay.Source source, String id, PendingEvent event, byte @Nullable [] value) {
        var record = new ProducerRecord<String, byte[]>(
                source.topic(), null, event.time().toEpochMilli(), id, value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id + ":" + event.sequence(),
                        "ce_source",
                        source.ceSource(),
                        "ce_type",
                        event.type(),
                        "ce_subject",
                        id,
                        "ce_time",
                        event.time().toString(),
                        "ce_sequence",
                        Long.toString(event.sequence()),
                        "ce_dataschema",
                        "https://usergroups.org/contracts/" + EventSchemas.path(event.type()),
                        "content-type",
                        "application/json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        if (event.traceparent() != null) {
            record.headers().add(Traces.HEADER, event.traceparent().getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }
}
