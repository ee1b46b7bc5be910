package org.usergroups.platform.events.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records to Kafka; the future completes when all in-sync replicas have the record. */
public interface EventPublisher extends AutoCloseable {

    Future<?> send(ProducerRecord<String, byte[]> event);

    @Override
    void close();

    /** A publisher over the Apache Kafka producer. */
    static EventPublisher over(org.apache.kafka.clients.producer.Producer<String, byte[]> producer) {
        return new EventPublisher() {
            @Override
            public Future<?> send(ProducerRecord<String, byte[]> event) {
                var sent = new CompletableFuture<Void>();
                producer.send(event, (metadata, failure) -> {
                    if (failure == null) {
                        sent.complete(null);
                    } else {
                        sent.completeExceptionally(failure);
                    }
                });
                return sent;
            }

            @Override
            public void close() {
                producer.close(java.time.Duration.ofSeconds(5));
            }
        };
    }
}
